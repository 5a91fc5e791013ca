import { z } from 'zod'
import type { CurveEvent } from '../catalogue/curve-events.js'
import type { LifeTableRow } from '../statistics/survival/life-table.js'
import { isExclusion, type Exclusion } from './exclusion.js'

/** The patients of one group: who left on which day, and how; exact. */
export interface CourseCounts {
  readonly patients: number
  /** In the order of time, with the events of each cause in the order of the event's causes. */
  readonly rows: readonly LifeTableRow[]
  /** Still there at the horizon. */
  readonly remaining: number
}

export interface CountedGroup {
  readonly key: Readonly<Record<string, string>>
  readonly counts: CourseCounts
}

export interface CountedAnswer {
  readonly groups: readonly CountedGroup[]
  readonly total: CourseCounts
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>
  readonly sites: number
}

const column = z.object({
  part: z.enum(['group', 'total', 'sites']),
  state: z.string().nullable(),
  day: z.number().nullable(),
  patients: z.number(),
})
type Row = z.infer<typeof column> & { readonly key: Readonly<Record<string, string>> }

/** The rows of analytics/curves/curve-query.ts, in any order, as life tables. */
export function courseCounts(
  event: CurveEvent,
  by: readonly string[],
  records: readonly Readonly<Record<string, unknown>>[],
): CountedAnswer {
  const rows = records.map((record) => ({
    ...column.parse(record),
    key: Object.fromEntries(by.map((id, i) => [id, String(record[`d${i}`])])),
  }))
  const total = rows.filter(({ part }) => part === 'total')
  const excluded = total
    .flatMap(({ state, patients }) => (state !== null && isExclusion(state) ? [[state, patients] as const] : []))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    groups: by.length === 0 ? [{ key: {}, counts: counted(event, total) }] : groupsOf(event, rows),
    total: counted(event, total),
    excluded: Object.fromEntries(excluded),
    sites: rows.find(({ part }) => part === 'sites')?.patients ?? 0,
  }
}

function groupsOf(event: CurveEvent, rows: readonly Row[]): readonly CountedGroup[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    if (row.part !== 'group') continue
    const name = JSON.stringify(Object.values(row.key))
    const own = found.get(name)
    if (own) own.push(row)
    else found.set(name, [row])
  }
  // In an order of their own: what is withheld beside a small group must not change from one asking to the next.
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]) => ({ key: own[0]?.key ?? {}, counts: counted(event, own) }))
}

function counted({ causes }: CurveEvent, rows: readonly Row[]): CourseCounts {
  const byDay = new Map<number, { events: number[]; censored: number; entered: number }>()
  const total = { remaining: 0, patients: 0 }
  for (const { state, day, patients: count } of rows) {
    if (day === null) continue
    if (state !== 'entered') total.patients += count
    if (state === 'remaining') {
      total.remaining += count
      continue
    }
    const at = byDay.get(day) ?? { events: causes.map(() => 0), censored: 0, entered: 0 }
    byDay.set(day, at)
    const cause = causes.findIndex(({ ending }) => ending === state)
    if (cause !== -1) at.events[cause] = (at.events[cause] ?? 0) + count
    else if (state === 'censored') at.censored += count
    else at.entered += count
  }
  const days = [...byDay].sort(([a], [b]) => a - b)
  return { ...total, rows: days.map(([time, left]) => ({ time, ...left })) }
}
