import type { RunSource } from '#analytics/contract/runs.js'

export interface Pace {
  /** Of what is expected, 0 to 1; null where nobody knows. */
  readonly share: number | null
  /** Records a second, since the reading of this source began; null before there is one. */
  readonly rate: number | null
  readonly secondsLeft: number | null
}

/** Under this the rate says more of the start than of the source. */
const leastSeconds = 0.1

/** How fast a source is read, and when that will be done. What it is expected to hold may be an estimate. */
export function readingPace({ state, read, expected, seconds, how }: RunSource): Pace {
  if (state === 'waiting') return { share: 0, rate: null, secondsLeft: null }
  const rate = seconds >= leastSeconds && how !== 'reused' ? read / seconds : null
  if (state === 'read') return { share: 1, rate, secondsLeft: null }
  if (expected === null || expected <= 0 || read > expected) return { share: null, rate, secondsLeft: null }
  const secondsLeft = rate === null || rate === 0 ? null : (expected - read) / rate
  return { share: read / expected, rate, secondsLeft }
}
