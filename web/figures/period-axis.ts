import type { Grain, Period } from '#analytics/contract/trends.js'

/** A tick of the period axis: the index of its period and its words, in one or two lines. */
export interface PeriodTick {
  readonly index: number
  readonly label: string | readonly [string, string]
}

/**
 * Ticks of a period axis that fit its width: every nth period, at round places of the calendar, with the year
 * beneath the first tick of each year. Periods lie at equal distances, because they are counted, not measured.
 */
export function periodTicks(periods: readonly Period[], grain: Grain, width: number): readonly PeriodTick[] {
  const room = Math.max(2, Math.floor(width / tickWidth))
  const candidates = periods.map((period, index) => ({ index, ...readPeriod(period, grain) }))
  if (candidates[0]?.isDate === false) return dayTicks(candidates, room)
  const pick = strides[grain].map((stride) => candidates.filter(stride)).find((ticks) => ticks.length <= room)
  const ticks = pick !== undefined && pick.length > 0 ? pick : everyNth(candidates, room)
  return ticks.map((tick, position) => labelled(tick, ticks[position - 1], grain))
}

const tickWidth = 52

interface ReadPeriod {
  readonly year: number
  /** Counted from zero within the year: month, quarter, week or day of month, as the grain says. */
  readonly part: number
  /** From zero; on the clock of days, the day itself. */
  readonly month: number
  readonly isDate: boolean
  readonly text: string
}

interface Candidate extends ReadPeriod {
  readonly index: number
}

type Stride = (tick: Candidate) => boolean

const every: Stride = () => true
const monthly =
  (months: number): Stride =>
  (tick) =>
    tick.part === 0 && tick.month % months === 0
const yearly =
  (years: number): Stride =>
  (tick) =>
    tick.part === 0 && tick.month === 0 && tick.year % years === 0
const counted =
  (step: number): Stride =>
  (tick) =>
    tick.index % step === 0

const long = [1, 2, 5, 10, 20].map(yearly)
const weekly = [every, ...[1, 2, 3, 6].map(monthly), ...long]
const strides: Readonly<Record<Grain, readonly Stride[]>> = {
  day: weekly,
  isoWeek: weekly,
  epiWeek: weekly,
  month: [every, ...[2, 3, 6].map(monthly), ...long],
  quarter: [every, monthly(6), ...long],
  year: [
    every,
    ...[2, 5, 10, 20, 50].map(
      (years): Stride =>
        (tick) =>
          tick.year % years === 0,
    ),
  ],
  none: [every, counted(2), counted(5), counted(10)],
}

function readPeriod(period: Period, grain: Grain): ReadPeriod {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(period.from)
  if (match === null) return { year: 0, part: 0, month: Number(period.from), isDate: false, text: period.from }
  const [year = 0, month = 1, day = 1] = match.slice(1).map(Number)
  const weekOfMonth = grain === 'isoWeek' || grain === 'epiWeek' ? Math.floor((day - 1) / 7) : day - 1
  return { year, part: weekOfMonth, month: month - 1, isDate: true, text: period.label }
}

/** Days before and after an index event, at round numbers, zero among them. */
function dayTicks(candidates: readonly Candidate[], room: number): readonly PeriodTick[] {
  const wanted = candidates.length / room
  const step = roundSteps.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted)
  return candidates.filter(({ month }) => month % step === 0).map(({ index, text }) => ({ index, label: text }))
}

const roundSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500] as const

function everyNth(candidates: readonly Candidate[], room: number): readonly Candidate[] {
  const wanted = candidates.length / room
  const step = roundSteps.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted)
  return candidates.filter((tick) => tick.index % step === 0)
}

function labelled(tick: Candidate, before: Candidate | undefined, grain: Grain): PeriodTick {
  const { index, isDate, year, text } = tick
  if (!isDate) return { index, label: text }
  if (grain === 'year') return { index, label: String(year) }
  const part = partLabel(tick, grain)
  return { index, label: before === undefined || before.year !== year ? [part, String(year)] : part }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

function partLabel({ month, part }: Candidate, grain: Grain): string {
  const name = months[month] ?? ''
  if (grain === 'quarter') return `Q${Math.floor(month / 3) + 1}`
  if (grain === 'day' && part > 0) return `${part + 1} ${name}`
  return name
}
