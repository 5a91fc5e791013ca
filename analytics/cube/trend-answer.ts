import type { Measure } from '../catalogue/measure.js'
import type { Cell } from '../contract/cell.js'
import type { PeriodCell, TrendAnswer, TrendQuestion } from '../contract/trends.js'
import { describeAudit } from '../disclosure/describe-audit.js'
import { disclose } from '../disclosure/disclose.js'
import { addDays } from '../vocabulary/calendar.js'
import type { Filling } from '../delay/filling.js'
import { describePolicy, type Policy } from '../disclosure/policy.js'
import type { TallyTable } from './arrange.js'
import { estimand } from './estimand.js'
import { disclosedExclusions } from './exclusions.js'
import { groupLabel, inOrder } from './groups.js'
import { labelOf } from './measure-label.js'
import { missingBounds } from './missing-bounds.js'
import { notesOn } from './notes.js'
import { overlaps } from './overlaps.js'

export interface AnswerContext extends PresentedContext {
  readonly policy: Policy
  readonly excluded: Readonly<Record<string, unknown>>
}

/** What is said beside the cells. */
interface PresentedContext {
  readonly snapshot: TrendAnswer['snapshot']
  /** Values of open lists that the snapshot has, for filters that select nothing. */
  readonly absentValues: readonly string[]
  readonly isInvented: boolean
  /** How many sites a fixed panel has; null without one. */
  readonly panel: number | null
  /** Periods that the delay of contributions shows to be filling still; null where it shows none. */
  readonly filling: Filling | null
}

/** The answer as a client gets it, from the exact table and what the role may see of it. */
export function trendAnswer(
  measure: Measure,
  question: TrendQuestion,
  table: TallyTable,
  context: AnswerContext,
): TrendAnswer {
  const { policy, excluded } = context
  const lines = { groups: table.groups.map(({ cells }) => cells), total: table.total }
  const asked = { kind: measure.kind, cumulative: question.cumulative, overlaps: overlaps(measure, question.by) }
  const disclosed = disclose(lines, asked, policy)
  const cells = {
    periods: table.periods,
    groups: table.groups.map(({ key }, i) => ({ key, cells: disclosed.groups[i] ?? [] })),
    total: disclosed.total,
  }
  return presentTrend(measure, question, cells, {
    ...context,
    excluded: disclosedExclusions(excluded, policy),
    threshold: policy.threshold,
    protection: [describePolicy(policy), describeAudit(disclosed.audit)].filter((text) => text !== null).join(' '),
  })
}

/** Cells that a role may see, in the places of an answer. */
export interface DisclosedTrend {
  readonly periods: TallyTable['periods']
  readonly groups: readonly { readonly key: Readonly<Record<string, string>>; readonly cells: readonly Cell[] }[]
  readonly total: readonly Cell[]
}

/** The answer around cells that are disclosed already. */
export function presentTrend(
  measure: Measure,
  question: TrendQuestion,
  { periods, groups: disclosed, total }: DisclosedTrend,
  context: PresentedContext & Pick<TrendAnswer, 'excluded' | 'threshold'> & { readonly protection: string },
): TrendAnswer {
  const { snapshot, absentValues, isInvented, panel, filling, excluded, threshold, protection } = context
  const line = (cells: readonly Cell[]): readonly PeriodCell[] =>
    periods.map((period, i) => ({
      period,
      provisional:
        isFilling(question, period?.to ?? null, snapshot.dataTo) ||
        (filling !== null && period !== null && period.from >= filling.from),
      cell: withBounds(cells[i] ?? { status: 'undefined', reason: 'no-denominator' }, measure),
    }))
  const groups = disclosed.map(({ key, cells }) => ({ key, label: groupLabel(key), cells: line(cells) }))
  return {
    question,
    snapshot,
    measure: labelOf(question.measure, measure),
    countingUnit: measure.countingUnit,
    estimand: estimand(measure, question, toldSites(total, panel)),
    groups: inOrder(question.by, groups),
    total: { cells: line(total) },
    excluded,
    threshold,
    notes: [
      ...(filling === null ? [] : [{ code: 'provisional', text: filling.told }]),
      ...notesOn({ measure, question, absentValues, isInvented, protection }),
    ],
  }
}

/** Where a total is withheld, as many sites would be as many patients at least. */
const toldSites = (total: readonly Cell[], sites: number | null): number | null =>
  total.some(({ status }) => status === 'suppressed') ? null : sites

/** Shares are of those for whom the outcome is known, and say what the others could change. */
function withBounds(cell: Cell, { kind }: Measure): Cell {
  const bounds = kind === 'proportion' ? missingBounds(cell) : null
  return bounds === null || cell.status !== 'shown' ? cell : { ...cell, missingBounds: bounds }
}

/** A calendar period is still filling while it ends after the last day the data reaches. */
export function isFilling({ clock }: Pick<TrendQuestion, 'clock'>, to: string | null, dataTo: string | null): boolean {
  return clock !== 'fromIndex' && to !== null && dataTo !== null && to > addDays(dataTo, 1)
}
