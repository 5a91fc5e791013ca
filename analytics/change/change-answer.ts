import type { ChangeAnswer, ChangeOfGroup, ChangeQuestion } from '../contract/change.js'
import type { PeriodCell, TrendAnswer } from '../contract/trends.js'
import { changeNotes } from './change-notes.js'
import { changeOfGroup } from './change-of-group.js'
import { siteMixOf } from './site-mix.js'

/**
 * The change of every group of a trend answer, as its caller may see it.
 *
 * @param bySite the exact shares of each site, which never leave the server; null for what is no share
 */
export function changeAnswer(trend: TrendAnswer, question: ChangeQuestion, bySite: TrendAnswer | null): ChangeAnswer {
  const { snapshot, measure, countingUnit, estimand, threshold } = trend
  const { kind } = measure
  if (kind === 'duration') throw new RangeError('a duration is no count: its change has no such model')
  const searched = trend.groups.length + 1
  const changed = (cells: readonly PeriodCell[], key = {}, label = 'All'): ChangeOfGroup =>
    changeOfGroup({ key, label, cells }, kind, question, searched)
  const groups = trend.groups.map(({ key, label, cells }) => changed(cells, key, label))
  const total = changed(trend.total.cells)
  return {
    ...{ question, snapshot, measure, countingUnit, estimand, threshold, groups, total },
    unitOfTime: question.grain,
    siteMix: bySite === null ? null : siteMixOf(total, bySite, threshold),
    notes: [...trend.notes, ...changeNotes(groups, total, kind, question)],
  }
}
