/** A value at a time; null where it is not known. */
export interface Observation {
  /** In any unit: its differences count. */
  readonly at: number
  readonly value: number | null
}

interface Known {
  readonly at: number
  readonly value: number
}

/** Fewer say nothing about a trend. */
export const fewestForTrend = 3

/**
 * The observations whose value is known, in the order of time.
 *
 * @throws RangeError unless times and values are finite and no two times are the same
 */
export function knownOf(observations: readonly Observation[]): readonly Known[] {
  const known = observations
    .filter((each): each is Known => each.value !== null)
    .sort((one, other) => one.at - other.at)
  known.forEach(({ at, value }, i) => {
    if (!(Number.isFinite(at) && Number.isFinite(value))) {
      throw new RangeError(`times and values must be finite numbers, got ${value} at ${at}`)
    }
    if (known[i - 1]?.at === at) throw new RangeError(`expected one observation at a time, got two at ${at}`)
  })
  return known
}
