import { z } from 'zod'
import { distanceInterval } from '#analytics/statistics/representation/distance-interval.js'
import { jensenShannonDistance } from '#analytics/statistics/representation/jensen-shannon.js'
import { noiseFloor } from '#analytics/statistics/representation/noise-floor.js'
import { Random } from '#data/synthetic/random.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ counts: z.array(z.number()), reference: z.array(z.number()) })

// Of 12 patients few samples are possible, and the upper limit is one of two that are far apart: more than 2000 settle it.
const replicates = 10_000

export const distanceBootstrap: OracleMethod = {
  number: '41',
  answer(input) {
    const { counts, reference } = given.parse(input)
    const size = counts.reduce((sum, count) => sum + count, 0)
    const bootstrap = distanceInterval(counts, reference, { random: new Random(41, 0, 0), replicates })
    const floor = noiseFloor(size, reference, { random: new Random(41, 1, 0), replicates })
    return {
      jsd: jensenShannonDistance(counts, reference),
      percentileLower: bootstrap?.interval.lower,
      percentileUpper: bootstrap?.interval.upper,
      bootstrapMean: bootstrap?.mean,
      nullMedian: floor?.median,
      null95: floor?.percentile95,
    }
  },
}
