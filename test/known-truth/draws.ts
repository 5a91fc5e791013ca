import type { Random } from '#data/synthetic/random.js'

/** A count of what happens at random, `mean` times on average: arrivals within one unit of time. */
export function poisson(random: Random, mean: number): number {
  let count = 0
  for (let at = random.wait(1); at < mean; at += random.wait(1)) count += 1
  return count
}

/** The first of the shares within which a draw falls. */
export function choose(random: Random, shares: readonly number[]): number {
  let drawn = random.next() * shares.reduce((sum, share) => sum + share, 0)
  return Math.max(
    0,
    shares.findIndex((share) => (drawn -= share) < 0),
  )
}
