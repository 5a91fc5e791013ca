import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import { closedValues, valueLabel } from '../catalogue/values.js'
import type { Measure } from '../catalogue/measure.js'
import type { Cell } from '../contract/cell.js'
import type { Group, MeasureLabel, PeriodCell, TrendAnswer, TrendQuestion } from '../contract/trends.js'
import { disclose } from '../disclosure/disclose.js'
import { addDays } from '../vocabulary/calendar.js'
import { describePolicy, type Policy } from '../disclosure/policy.js'
import type { TallyTable } from './arrange.js'
import { disclosedExclusions } from './exclusions.js'
import { notesOn } from './notes.js'

export interface AnswerContext {
  readonly snapshot: TrendAnswer['snapshot']
  readonly policy: Policy
  readonly excluded: Readonly<Record<string, unknown>>
  /** Values of open lists that the snapshot has, for filters that select nothing. */
  readonly absentValues: readonly string[]
  readonly isInvented: boolean
}

/** The answer as a client gets it, from the exact table and what the role may see of it. */
export function trendAnswer(
  measure: Measure,
  question: TrendQuestion,
  table: TallyTable,
  { snapshot, policy, excluded, absentValues, isInvented }: AnswerContext,
): TrendAnswer {
  const lines = { groups: table.groups.map(({ cells }) => cells), total: table.total }
  const disclosed = disclose(lines, { kind: measure.kind, cumulative: question.cumulative }, policy)
  const line = (cells: readonly Cell[]): readonly PeriodCell[] =>
    table.periods.map((period, i) => ({
      period,
      provisional: isFilling(question, period?.to ?? null, snapshot.dataTo),
      cell: cells[i] ?? { status: 'undefined', reason: 'no-denominator' },
    }))
  const groups = table.groups.map(({ key }, i) => ({
    key,
    label: groupLabel(key),
    cells: line(disclosed.groups[i] ?? []),
  }))
  return {
    question,
    snapshot,
    measure: labelOf(question.measure, measure),
    countingUnit: measure.countingUnit,
    groups: inOrder(question.by, groups),
    total: { cells: line(disclosed.total) },
    excluded: disclosedExclusions(excluded, policy),
    threshold: policy.threshold,
    notes: notesOn({ measure, question, absentValues, isInvented, protection: describePolicy(policy) }),
  }
}

function labelOf(id: string, { label, description, unit, kind, version }: Measure): MeasureLabel {
  return { id, label, description, unit, kind, version }
}

/** A calendar period is still filling while it ends after the last day the data reaches. */
function isFilling({ clock }: TrendQuestion, to: string | null, dataTo: string | null): boolean {
  return clock !== 'fromIndex' && to !== null && dataTo !== null && to > addDays(dataTo, 1)
}

function groupLabel(key: Readonly<Record<string, string>>): string {
  const labels = Object.entries(key).map(([id, value]) =>
    isDimensionId(id) ? valueLabel(dimensionOf(id), value) : value,
  )
  return labels.length === 0 ? 'All' : labels.join(' · ')
}

/** Closed lists in their own order, open ones by name; `unknown` comes last. */
function inOrder(by: readonly string[], groups: readonly Group[]): readonly Group[] {
  const ranks = by.map((id) => {
    const values = isDimensionId(id) ? (closedValues(dimensionOf(id)) ?? []) : []
    return new Map(values.map(({ value }, i) => [value, i]))
  })
  const rank = (i: number, value: string): number =>
    value === 'unknown' ? Number.POSITIVE_INFINITY : (ranks[i]?.get(value) ?? Number.MAX_SAFE_INTEGER)
  return [...groups].sort((a, b) => {
    for (const [i, id] of by.entries()) {
      const [left = '', right = ''] = [a.key[id], b.key[id]]
      if (left === right) continue
      const [x, y] = [rank(i, left), rank(i, right)]
      return x === y ? left.localeCompare(right, 'en') : x - y
    }
    return 0
  })
}
