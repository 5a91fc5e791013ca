import type { ChangeAnswer, ChangeOfGroup } from './change.js'
import type { Sheet, SheetValue } from './sheet.js'

const numbers = ['value', 'lower', 'upper', 'pValue', 'dispersion', 'autocorrelation'] as const

/**
 * A change answer as rows: of each group, and of all together, one for the whole trend, and one for each segment
 * between joinpoints where they were asked for.
 */
export function changeSheet(answer: ChangeAnswer): Sheet {
  const { by } = answer.question
  return {
    columns: [
      { name: 'measure', type: 'text' },
      ...by.map((name) => ({ name, type: 'text' }) as const),
      ...['part', 'from', 'to'].map((name) => ({ name, type: 'text' }) as const),
      ...numbers.map((name) => ({ name, type: 'number' }) as const),
      { name: 'status', type: 'text' },
      { name: 'reason', type: 'text' },
      { name: 'snapshot', type: 'text' },
    ],
    // Without dimensions the one group is all there is.
    rows: [...answer.groups, ...(by.length === 0 ? [] : [answer.total])].flatMap((group) =>
      rowsOf(group).map((row) => [
        answer.measure.id,
        ...by.map((id) => group.key[id] ?? 'all'),
        ...row,
        answer.snapshot.id,
      ]),
    ),
  }
}

function rowsOf({ change, joinpoints, periods }: ChangeOfGroup): readonly (readonly SheetValue[])[] {
  const span = [periods.from?.label ?? null, periods.to?.label ?? null]
  const whole =
    change.status === 'shown'
      ? ['trend', ...span, change.value, ...limits(change), change.pValue, change.dispersion, change.autocorrelation]
      : ['trend', ...span, null, null, null, null, null, null]
  const rows: SheetValue[][] = [[...whole, change.status, change.status === 'undefined' ? change.reason : null]]
  if (joinpoints?.status === 'undefined') {
    rows.push(['segment', ...span, null, null, null, null, null, null, 'undefined', joinpoints.reason])
  }
  if (joinpoints?.status === 'shown') {
    for (const each of joinpoints.segments) {
      rows.push(['segment', each.from, each.to, each.value, ...limits(each), null, null, null, 'shown', null])
    }
  }
  return rows
}

const limits = ({ interval }: { readonly interval: { readonly lower: number; readonly upper: number } | null }) => [
  interval?.lower ?? null,
  interval?.upper ?? null,
]
