export interface MovingWindow {
  /** How many periods are averaged. */
  readonly periods: number
  /** Whether the average stands at the last of them or at the middle one. */
  readonly align: 'trailing' | 'centred'
  /** How many of them must have a value; all of them by default. */
  readonly fewestObserved?: number
}

/**
 * Simple moving average of equally spaced periods, that keeps gaps.
 *
 * A period that is null is unknown and not 0: it is left out of the average, and the average is null where too few are
 * left. It has no value where its window reaches beyond the series; it lags by half a window where it trails.
 *
 * Chatfield C. The Analysis of Time Series. 6th ed. 2003.
 *
 * @returns null in a place whose window is not whole or has too few values
 * @throws RangeError unless periods is a whole number from 1, odd where centred, 1 <= fewestObserved <= periods
 * @example movingAverage([3, null, 6, 9], { periods: 3, align: 'trailing', fewestObserved: 2 }) // [null, null, 4.5, 7.5]
 */
export function movingAverage(
  values: readonly (number | null)[],
  { periods, align, fewestObserved = periods }: MovingWindow,
): readonly (number | null)[] {
  requireWindow(periods, align, fewestObserved)
  const after = align === 'trailing' ? 0 : (periods - 1) / 2
  return values.map((_, i) => {
    const last = i + after
    const first = last - periods + 1
    if (first < 0 || last >= values.length) return null
    const observed = values.slice(first, last + 1).filter((value) => value !== null)
    if (observed.length < fewestObserved) return null
    return observed.reduce((sum, value) => sum + value, 0) / observed.length
  })
}

function requireWindow(periods: number, align: MovingWindow['align'], fewestObserved: number): void {
  if (!(Number.isSafeInteger(periods) && periods >= 1)) {
    throw new RangeError(`periods must be a whole number from 1, got ${periods}`)
  }
  if (align === 'centred' && periods % 2 === 0) {
    throw new RangeError(`periods must be odd where the window is centred, got ${periods}`)
  }
  if (!(Number.isSafeInteger(fewestObserved) && fewestObserved >= 1 && fewestObserved <= periods)) {
    throw new RangeError(`fewestObserved must be a whole number in [1, ${periods}], got ${fewestObserved}`)
  }
}
