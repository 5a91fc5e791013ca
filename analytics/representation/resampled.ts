import type { DistanceCell } from '../contract/representation.js'
import type { Uniform } from '../statistics/random/uniform.js'
import { distanceInterval } from '../statistics/representation/distance-interval.js'
import { noiseFloor } from '../statistics/representation/noise-floor.js'

type Chance = Pick<Extract<DistanceCell, { status: 'shown' }>, 'interval' | 'noiseFloor'>

/** What chance does to a distance, or null where there are no patients. */
export type Resampled = (here: readonly number[], reference: readonly number[], confidence: number) => Chance | null

/**
 * Each interval and each floor is drawn from chance that begins anew, so that the same counts give the same numbers
 * whatever else is asked. What was drawn once is kept: many periods bring nobody.
 */
export function resampling(random: () => Uniform, replicates: number): Resampled {
  const kept = new Map<string, Chance | null>()
  return (here, reference, confidence) => {
    const name = JSON.stringify([here, reference, confidence])
    const known = kept.get(name)
    if (known !== undefined) return known
    const size = here.reduce((sum, count) => sum + count, 0)
    const found = distanceInterval(here, reference, { random: random(), replicates }, confidence)
    const floor = noiseFloor(size, reference, { random: random(), replicates })
    const chance = found === null || floor === null ? null : { interval: found.interval, noiseFloor: floor }
    kept.set(name, chance)
    return chance
  }
}

/** Shared among the comparisons of an answer, so that it takes a tenth of a second however many there are. */
const allReplicates = 12_000

export const replicatesFor = (comparisons: number): number =>
  Math.min(2000, Math.max(200, Math.floor(allReplicates / Math.max(1, comparisons) / 100) * 100))
