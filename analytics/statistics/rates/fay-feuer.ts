import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { gammaQuantile } from '../distributions/gamma.js'
import type { DirectRate } from './direct-rate.js'

/**
 * Interval of a directly standardised rate from gamma distributions: never covers less than the confidence says, as far
 * as is known, and so is wider than Dobson's. It has an upper limit also where there are no events.
 *
 * Fay MP, Feuer EJ. Stat Med 1997; 16: 791-801. It takes the events to be independent.
 *
 * @throws RangeError unless 0 < confidence < 1
 * @example
 * fayFeuer(directRate([{ count: 10, exposure: 1000, weight: 600 }, { count: 30, exposure: 500, weight: 400 }], 1000))
 * // { lower: 21.3805, upper: 40.9882, … }
 */
export function fayFeuer({ rate, variance, largestStep }: DirectRate, confidence = 0.95): Interval {
  const tail = tailOf(confidence)
  const quantile = (p: number, mean: number, spread: number) => gammaQuantile(p, mean ** 2 / spread, mean / spread)
  return {
    lower: rate === 0 ? 0 : quantile(tail, rate, variance),
    upper: quantile(1 - tail, rate + largestStep, variance + largestStep ** 2),
    confidence,
    method: 'Fay-Feuer',
  }
}
