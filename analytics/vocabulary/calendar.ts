/** Calendar dates as ISO texts, without a clock and without a time zone. */
export type PlainDate = string

const dayLength = 86_400_000

const epochDay = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / dayLength

const fromEpochDay = (day: number): PlainDate => new Date(day * dayLength).toISOString().slice(0, 10)

/** Whether a text is a day of the calendar: `2023-02-29` is not. */
export function isPlainDate(text: string): text is PlainDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(epochDay(text)) && fromEpochDay(epochDay(text)) === text
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(epochDay(date) + days)

/** Whole days from one date to another, negative where it lies before. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => epochDay(to) - epochDay(from)

/** 0 is Sunday. */
export const dayOfWeek = (date: PlainDate): number => (((epochDay(date) + 4) % 7) + 7) % 7

export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const first = Date.UTC(year, month - 1 + months, 1)
  return new Date(first).toISOString().slice(0, 10)
}

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
