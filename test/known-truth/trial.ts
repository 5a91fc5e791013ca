import { Random } from '#data/synthetic/random.js'

/** What is estimated, and of one repository of a seed whether the 95 % interval holds what the generator was told. */
export interface CoverageTrial {
  readonly estimate: string
  readonly covers: (random: Random, seed: number) => boolean
}

/** Something planted, and whether it was found again. */
export interface PlantedTrial {
  readonly planted: string
  readonly isFound: (random: Random) => boolean
}

/** A stream of its own: none of the generator's (data/synthetic/parameters.ts). */
const stream = 91

/** The mean of a share over the seeds from 1 on. */
export function meanOfSeeds(seeds: number, share: (random: Random) => number): number {
  let sum = 0
  for (let seed = 1; seed <= seeds; seed += 1) sum += share(new Random(seed, stream, seed))
  return sum / seeds
}

/** In how many of the seeds from 1 on something is so. */
export function shareOfSeeds(seeds: number, isSo: (random: Random, seed: number) => boolean): number {
  let count = 0
  for (let seed = 1; seed <= seeds; seed += 1) if (isSo(new Random(seed, stream, seed), seed)) count += 1
  return count / seeds
}
