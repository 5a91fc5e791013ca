import type { Base } from '../catalogue/measure.js'
import type { ClockId, Grain, TrendQuestion } from '../contract/trends.js'
import { sql, trusted, type Sql } from '../sql/sql.js'

/** How a question's clock reads a base's rows: the date itself, and why a row has none. */
export interface ClockReading {
  readonly date: string
  /** Reason to condition: rows left out of a time axis, in the order they are judged. */
  readonly excluded: Readonly<Record<string, string>>
}

const contributedOn: Readonly<Record<Base, string>> = {
  patient: 'patient.contributed_on',
  study: 'study.contributed_on',
  stay: 'patient.contributed_on',
}

/** Precisions that place a date within one period of the grain. */
const preciseEnough: Readonly<Record<Grain, readonly string[]>> = {
  day: ['day'],
  isoWeek: ['day'],
  epiWeek: ['day'],
  month: ['day', 'month'],
  quarter: ['day', 'month'],
  year: ['day', 'month', 'year'],
  none: ['day', 'month', 'year'],
}

export function clockReading(base: Base, clock: ClockId, precision: Grain): ClockReading {
  if (clock === 'fromIndex') {
    const day = base === 'stay' ? 'stay.admission_day' : 'study.days_from_index'
    return { date: day, excluded: { undated: `${day} IS NULL` } }
  }
  if (clock === 'performed') {
    const allowed = preciseEnough[precision].map((each) => `'${each}'`).join(', ')
    return {
      date: 'study.performed_on',
      excluded: {
        undated: 'study.performed_on IS NULL',
        shifted: 'study.performed_shifted',
        tooCoarse: `study.performed_precision NOT IN (${allowed})`,
      },
    }
  }
  const date = contributedOn[base]
  return { date, excluded: { undated: `${date} IS NULL` } }
}

/** SQL of the first day of the period a date lies in; of the day number itself on `fromIndex`. */
export function periodStart(date: string, clock: ClockId, grain: Exclude<Grain, 'none'>): string {
  if (clock === 'fromIndex') return date
  if (grain === 'epiWeek') return `(${date} - dayofweek(${date})::INTEGER)::DATE`
  const part = { day: 'day', isoWeek: 'week', month: 'month', quarter: 'quarter', year: 'year' }[grain]
  return `date_trunc('${part}', ${date})::DATE`
}

/** The half-open period a question asks for, as conditions on its clock. */
export function within(date: string, { clock, from, to }: TrendQuestion): readonly Sql[] {
  const bound = (value: string): Sql => (clock === 'fromIndex' ? sql`${Number(value)}` : sql`${value}::DATE`)
  return [
    ...(from === null ? [] : [sql`${trusted(date)} >= ${bound(from)}`]),
    ...(to === null ? [] : [sql`${trusted(date)} < ${bound(to)}`]),
  ]
}

/** Whether a question places its records on its clock, so that those without a fitting date are left out. */
export const usesClock = ({ grain, from, to }: TrendQuestion): boolean =>
  grain !== 'none' || from !== null || to !== null

/** How precise a date must be to be placed by the question: by its grain and by its bounds, whichever is finer. */
export function precisionNeeded({ grain, from, to }: TrendQuestion): Grain {
  if (grain === 'day' || grain === 'isoWeek' || grain === 'epiWeek') return grain
  const bounds = [from, to].filter((bound) => bound !== null)
  const isMonthly = grain === 'month' || grain === 'quarter'
  if (!isMonthly && bounds.every((bound) => bound.endsWith('-01-01'))) return 'year'
  return bounds.every((bound) => bound.endsWith('-01')) ? 'month' : 'day'
}
