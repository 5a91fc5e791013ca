import type { Measure } from '../catalogue/measure.js'
import type { ClockId, TrendQuestion } from '../contract/trends.js'
import { usesClock } from './clock.js'

const clockWords: Readonly<Record<ClockId, string>> = {
  contributed: 'by date of contribution',
  performed: 'by date of exam, where it is known and not shifted',
  fromIndex: 'by days from the index event',
}

/**
 * Who and what an answer tells of, by which clock, and of which sites.
 *
 * @param sites how many a fixed panel has; null where that is not told
 */
export function estimand(measure: Measure, question: TrendQuestion, sites: number | null): string {
  const when = usesClock(question) ? `, ${clockWords[question.clock]}` : ''
  const told = sites === null ? 'sites' : sites === 1 ? '1 site' : `${sites} sites`
  const isFixed = question.panel === 'fixed'
  const where = isFixed ? `; ${told} with records in the first period and in the last whole one` : ''
  return `${measure.description.replace(/\.$/, '')}${when}${where}.`
}
