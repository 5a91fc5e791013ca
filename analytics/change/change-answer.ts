import type { ChangeAnswer, ChangeOfGroup, ChangeQuestion } from '../contract/change.js'
import type { Note, TrendAnswer } from '../contract/trends.js'
import { siteMixOf } from './site-mix.js'
import { changeOfGroup, type CountedKind } from './change-of-group.js'

/** Residuals that follow each other more closely than this make the interval too narrow. */
const autocorrelated = 0.3

/**
 * The change of every group of a trend answer, as its caller may see it.
 *
 * @param bySite the exact shares of each site, which never leave the server; null for what is no share
 */
export function changeAnswer(trend: TrendAnswer, question: ChangeQuestion, bySite: TrendAnswer | null): ChangeAnswer {
  const { snapshot, measure, countingUnit, threshold } = trend
  const { kind } = measure
  if (kind === 'duration') throw new RangeError('a duration is no count: its change has no such model')
  const changed = (cells: TrendAnswer['groups'][number]['cells'], key = {}, label = 'All'): ChangeOfGroup =>
    changeOfGroup({ key, label, cells }, kind, question)
  const groups = trend.groups.map(({ key, label, cells }) => changed(cells, key, label))
  const total = changed(trend.total.cells)
  return {
    ...{ question, snapshot, measure, countingUnit, threshold, groups, total },
    unitOfTime: question.grain,
    siteMix: bySite === null ? null : siteMixOf(total, bySite, threshold),
    notes: [...trend.notes, ...notesOn(groups, total, kind, question)],
  }
}

function notesOn(
  groups: readonly ChangeOfGroup[],
  total: ChangeOfGroup,
  kind: CountedKind,
  { confidence }: ChangeQuestion,
): readonly Note[] {
  const all = [...groups, total]
  const { provisional } = total.periods
  const follows = all.some(
    ({ change }) => change.status === 'shown' && Math.abs(change.autocorrelation ?? 0) > autocorrelated,
  )
  const byChance = Math.round(groups.length * (1 - confidence) * 10) / 10
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    [
      'provisional-left-out',
      provisional > 0,
      `${provisional === 1 ? 'The last period is' : `${provisional} periods are`} still filling and left out.`,
    ],
    [
      'autocorrelation',
      follows,
      'Periods resemble the ones before them: intervals of the trend are narrower than they should be.',
    ],
    [
      'multiplicity',
      groups.length > 1,
      `${groups.length} trends are told; about ${byChance} would look like a change by chance alone.`,
    ],
    ['log-linear', kind === 'proportion', 'The change is that of the share, in percent of itself, not in points.'],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}
