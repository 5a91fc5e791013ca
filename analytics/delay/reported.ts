import { z } from 'zod'
import type { Period } from '../contract/trends.js'
import type { DelayedCount } from '../statistics/delay/reporting-triangle.js'
import { periodsBetween } from '../vocabulary/period.js'
import type { SpanGrain } from './spans.js'

/** What came of a group, by the period of the exam and by delay; exact. */
export interface Reported {
  readonly value: string
  /** From the first with an exam up to the present. */
  readonly periods: readonly Period[]
  /** Studies by the place of the period, with delays as long as they were. */
  readonly reports: readonly DelayedCount[]
  /** Patients behind them, at least, with delays up to the longest that is followed; 0 where they were not asked for. */
  readonly patients: {
    readonly at: (period: number, delay: number) => number
    readonly of: (period: number) => number
    readonly after: (delay: number) => number
  }
  /** Exams made before the first contribution, or before the periods that are used. */
  readonly earlier: { readonly studies: number; readonly patients: number }
}

const columns = z.object({
  d0: z.string(),
  period: z.string().nullable(),
  part: z.enum(['report', 'cell', 'of_period', 'of_delay']),
  delay: z.number().nullable(),
  studies: z.number(),
  patients: z.number(),
})
type Row = z.infer<typeof columns>

/** Each group of the rows that analytics/delay/delay-query.ts selects. */
export function reportedByGroup(
  rows: readonly Readonly<Record<string, unknown>>[],
  grain: SpanGrain,
  present: Period,
): readonly Reported[] {
  const byValue = new Map<string, Row[]>()
  for (const row of rows.map((each) => columns.parse(each))) {
    const own = byValue.get(row.d0)
    if (own) own.push(row)
    else byValue.set(row.d0, [row])
  }
  // In an order of their own: what is withheld must not change from one asking to the next.
  return [...byValue.keys()].sort().map((value) => reportedOf(value, byValue.get(value) ?? [], grain, present))
}

function reportedOf(value: string, rows: readonly Row[], grain: SpanGrain, present: Period): Reported {
  const reports = rows.filter(({ part, period }) => part === 'report' && period !== null)
  const starts = reports.map(({ period }) => period ?? '').sort()
  const periods = starts[0] === undefined ? [] : periodsBetween(grain, starts[0], present.to)
  const place = new Map(periods.map(({ from }, i) => [from, i]))
  const placeOf = ({ period }: Row): number | null => place.get(period ?? '') ?? null
  const found = new Map(rows.map((row) => [`${row.part} ${placeOf(row)} ${row.delay}`, row.patients]))
  const patients = (part: Row['part'], period: number | null, delay: number | null): number =>
    found.get(`${part} ${period} ${delay}`) ?? 0
  return {
    ...{ value, periods },
    reports: reports.map((row) => ({ period: placeOf(row) ?? 0, delay: row.delay ?? 0, count: row.studies })),
    patients: {
      at: (period, delay) => patients('cell', period, delay),
      of: (period) => patients('of_period', period, null),
      after: (delay) => patients('of_delay', null, delay),
    },
    earlier: {
      studies: rows.find(({ part, period }) => part === 'report' && period === null)?.studies ?? 0,
      patients: rows.find(({ part, period }) => part === 'cell' && period === null)?.patients ?? 0,
    },
  }
}
