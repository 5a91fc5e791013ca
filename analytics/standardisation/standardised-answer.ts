import type { Measure } from '../catalogue/measure.js'
import type { Cell } from '../contract/cell.js'
import type {
  StandardisedAnswer,
  StandardisedGroup,
  StandardisedQuestion,
  WeightCell,
} from '../contract/standardised.js'
import { disclosedExclusions } from '../cube/exclusions.js'
import { labelOf } from '../cube/measure-label.js'
import { overlaps } from '../cube/overlaps.js'
import { disclose, type Asked } from '../disclosure/disclose.js'
import { describePolicy, type Policy } from '../disclosure/policy.js'
import type { Tally } from '../disclosure/tally.js'
import {
  atLevel,
  differenceCell,
  directCell,
  indirectCell,
  reliabilityCell,
  type Parted,
  type Standard,
} from './group-numbers.js'
import { releasable } from './releasable.js'
import { standardLabel, weightsOf } from './standard-weights.js'
import { standardisedNotes } from './standardised-notes.js'
import type { StrataTable } from './strata-table.js'

export interface StandardisedContext {
  readonly snapshot: StandardisedAnswer['snapshot']
  readonly policy: Policy
  readonly sites: number
  readonly excluded: Readonly<Record<string, unknown>>
  readonly absentValues: readonly string[]
  readonly isInvented: boolean
}

/** The answer as a client gets it, from the exact table and what the role may see of it. */
export function standardisedAnswer(
  measure: Measure,
  question: StandardisedQuestion,
  table: StrataTable,
  context: StandardisedContext,
): StandardisedAnswer {
  const { policy, snapshot } = context
  const { confidence, standard } = question
  const weights = weightsOf(question, table)
  const doOverlap = overlaps(measure, question.by)
  const line = (of: (group: Whole) => Tally, kind: 'proportion' | 'count') =>
    lineOf(table, of, { kind, cumulative: false, overlaps: doOverlap }, policy)
  const crude = line(({ crude: each }) => each, 'proportion').map((each) => atLevel(each, confidence))
  const leftOut = line(({ leftOut: each }) => each, 'count')
  const areShown = crude.map(({ status }) => status !== 'suppressed')
  const may = releasable(table, { standard, areShown, overlaps: doOverlap }, policy)
  const against: Standard = { strata: table.strata, weights, all: table.total.cells, confidence }
  const [whole = none, wholeLeftOut = none] = [crude.at(-1), leftOut.at(-1)]
  const sites = whole.status === 'suppressed' ? null : context.sites
  const groups = table.groups.map(({ key, label, cells }, i) => {
    const parted = { crude: crude[i] ?? none, leftOut: leftOut[i] ?? none, cells, may: may.groups[i] ?? nothing }
    const difference = differenceCell(parted.crude, whole, confidence)
    return { key, label, ...numbersOf(parted, against, question), difference }
  })
  const notes = standardisedNotes({
    ...{ measure, question, crude: whole, leftOut: wholeLeftOut, sites, lacking: lackingIn(groups) },
    ...{ absentValues: context.absentValues, isInvented: context.isInvented, protection: describePolicy(policy) },
  })
  return {
    ...{ question, snapshot, measure: labelOf(question.measure, measure), countingUnit: measure.countingUnit },
    standard: standardOf(question, table, weights, may.shares),
    sites: sites === null ? suppressed : { status: 'shown', value: sites },
    groups,
    total: numbersOf({ crude: whole, leftOut: wholeLeftOut, cells: against.all, may: may.total }, against, question),
    excluded: disclosedExclusions(context.excluded, policy),
    threshold: policy.threshold,
    notes,
  }
}

function lackingIn(groups: readonly Pick<StandardisedGroup, 'direct' | 'indirect'>[]) {
  return {
    empty: groups.some(({ direct }) => direct?.status === 'undefined' && direct.reason === 'empty-stratum'),
    protected: groups.some(({ direct, indirect }) => [direct, indirect].some((cell) => cell?.status === 'suppressed')),
  }
}

const none: Cell = { status: 'undefined', reason: 'no-denominator' }
const suppressed = { status: 'suppressed', reason: 'protected' } as const
const nothing = { direct: false, indirect: false }

function numbersOf(parted: Parted & { readonly leftOut: Cell }, against: Standard, { method }: StandardisedQuestion) {
  return {
    crude: parted.crude,
    reliability: reliabilityCell(parted.crude),
    leftOut: parted.leftOut,
    ...(method === 'indirect' ? {} : { direct: directCell(parted, against) }),
    ...(method === 'direct' ? {} : { indirect: indirectCell(parted, against) }),
  }
}

type Whole = StrataTable['total']

/** One number of each group and, last, of all, as the role may see them. */
function lineOf(
  { groups, total }: StrataTable,
  of: (group: Whole) => Tally,
  asked: Asked,
  policy: Policy,
): readonly Cell[] {
  const exact = { groups: groups.map((group) => [of(group)]), total: [of(total)] }
  const shown = disclose(exact, asked, policy)
  return [...shown.groups, shown.total].map(([cell]) => cell ?? none)
}

/** Shares of a standard population are public; those of the selection give its counts back. */
function standardOf(
  { standard }: StandardisedQuestion,
  { strata }: StrataTable,
  weights: readonly number[],
  areShown: boolean,
): StandardisedAnswer['standard'] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const share = (weight: number): WeightCell => {
    if (!areShown) return suppressed
    return whole === 0 ? { status: 'undefined', reason: 'no-weight' } : { status: 'shown', value: weight / whole }
  }
  const shares = strata.map(({ key, label }, i) => ({ key, label, share: share(weights[i] ?? 0) }))
  return { id: standard, label: standardLabel(standard), strata: shares }
}
