const millisecondsOfDay = 86_400_000

/** Days since 1970-01-01 of an ISO date. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay

/** @example isoDate(18_444) // '2020-07-01' */
export const isoDate = (day: number): string => new Date(day * millisecondsOfDay).toISOString().slice(0, 10)

const firstDays = Array.from({ length: 131 }, (_, i) => dayOf(`${1970 + i}-01-01`))

/** The calendar year of a day, for days from 1970 to 2099. */
export function yearOf(day: number): number {
  let year = 1970 + Math.floor(day / 365.25)
  if (day >= (firstDays[year + 1 - 1970] ?? Infinity)) year += 1
  return year
}
