import type { RepresentationQuestion } from '../contract/representation.js'
import type { TrendQuestion } from '../contract/trends.js'

/**
 * The trend question whose table answers a question of representation: new patients by group, attribute and period. It
 * is as small as the periods and the values are many, however many patients there are.
 */
export function asTrend(question: RepresentationQuestion): TrendQuestion {
  const { attribute, by, clock, grain, from, to, where, asOf } = question
  return { measure: 'patients', by: [...by, attribute], clock, grain, from, to, where, asOf, cumulative: false }
}
