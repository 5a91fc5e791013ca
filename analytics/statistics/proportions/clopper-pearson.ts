import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { betaQuantile } from '../distributions/beta.js'

/**
 * Exact interval for a proportion: never covers less than the confidence says, and so is wider than Wilson's.
 *
 * Clopper CJ, Pearson ES. Biometrika 1934; 26: 404-413.
 *
 * @returns null where the total is zero: there is nothing to estimate
 * @throws RangeError unless 0 <= cases <= total and 0 < confidence < 1
 * @example clopperPearson(8, 100) // { lower: 0.0352, upper: 0.1516, … }
 */
export function clopperPearson(cases: number, total: number, confidence = 0.95): Interval | null {
  if (!(cases >= 0 && cases <= total)) throw new RangeError(`cases must lie in [0, ${total}], got ${cases}`)
  const tail = tailOf(confidence)
  if (total === 0) return null
  return {
    lower: cases === 0 ? 0 : betaQuantile(tail, cases, total - cases + 1),
    upper: cases === total ? 1 : betaQuantile(1 - tail, cases + 1, total - cases),
    confidence,
    method: 'Clopper-Pearson',
  }
}
