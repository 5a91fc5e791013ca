/** Probabilities of the counts from `least` on. What is left out on either side is less than 1e-12. */
export interface CountDistribution {
  readonly least: number
  readonly masses: Float64Array
}

/** What lies beyond masses below it is left out. */
const negligible = 1e-18

/**
 * The distribution of a count with one peak, from its logarithms outwards.
 *
 * @param near where to begin, at best the peak
 * @example countDistribution(0, (count) => Math.log(0.5) * (count + 1)).masses[1] // 0.25
 */
export function countDistribution(near: number, logMass: (count: number) => number): CountDistribution {
  let peak = Math.max(0, Math.round(near))
  while (peak > 0 && logMass(peak - 1) > logMass(peak)) peak -= 1
  while (logMass(peak + 1) > logMass(peak)) peak += 1
  const floor = Math.log(negligible)
  let least = peak
  while (least > 0 && logMass(least - 1) > floor) least -= 1
  const masses: number[] = []
  for (let count = least; count <= peak || logMass(count) > floor; count += 1) masses.push(Math.exp(logMass(count)))
  return { least, masses: Float64Array.from(masses) }
}

/**
 * The distribution of the sum of two independent counts.
 *
 * @example convolved(coin, coin).masses // [0.25, 0.5, 0.25], where a coin's are [0.5, 0.5]
 */
export function convolved(one: CountDistribution, other: CountDistribution): CountDistribution {
  const masses = new Float64Array(one.masses.length + other.masses.length - 1)
  one.masses.forEach((mass, i) => {
    // Counted by hand: this is where the time goes.
    for (let j = 0; j < other.masses.length; j += 1)
      masses[i + j] = (masses[i + j] ?? 0) + mass * (other.masses[j] ?? 0)
  })
  const first = masses.findIndex((mass) => mass > negligible)
  const last = masses.findLastIndex((mass) => mass > negligible)
  return { least: one.least + other.least + first, masses: masses.subarray(first, last + 1) }
}

/**
 * The smallest count that is not exceeded with probability `p`.
 *
 * @throws RangeError unless 0 < p < 1
 * @example countQuantile({ least: 3, masses: Float64Array.of(0.25, 0.5, 0.25) }, 0.5) // 4
 */
export function countQuantile({ least, masses }: CountDistribution, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie in (0, 1), got ${p}`)
  let reached = 0
  const place = masses.findIndex((mass) => (reached += mass) >= p - rounding)
  return least + (place < 0 ? masses.length - 1 : place)
}

/** A probability that is reached but for rounding is reached. */
const rounding = 1e-12

/** Each null where it is less than 1e-12, the precision to which the distribution is kept, and not 0. */
export interface CountTails {
  /** P(X <= count). */
  readonly atMost: number | null
  /** P(X >= count). */
  readonly atLeast: number | null
}

/**
 * How probable a count as low, and one as high, as this is.
 *
 * @example countTails({ least: 3, masses: Float64Array.of(0.25, 0.5, 0.25) }, 5) // { atMost: 1, atLeast: 0.25 }
 */
export function countTails({ least, masses }: CountDistribution, count: number): CountTails {
  const sumOf = (part: Float64Array) => part.reduce((sum, mass) => sum + mass, 0)
  const [below, above] = [
    masses.subarray(0, Math.max(0, count - least + 1)),
    masses.subarray(Math.max(0, count - least)),
  ]
  return {
    atMost: count >= least + masses.length - 1 ? 1 : keptOr(sumOf(below)),
    atLeast: count <= least ? 1 : keptOr(sumOf(above)),
  }
}

const keptOr = (tail: number): number | null => (tail < rounding ? null : Math.min(1, tail))
