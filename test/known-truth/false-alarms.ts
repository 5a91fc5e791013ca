import { earsByChance } from '#analytics/aberrations/ears-points.js'
import { ears } from '#analytics/statistics/aberration/ears.js'
import { farringtonFlexible } from '#analytics/statistics/aberration/farrington-flexible.js'
import type { Random } from '#data/synthetic/random.js'
import { poisson } from './draws.js'

/** Of a series in which nothing is unusual: how often a count is a signal, and how often it is said to be. */
export interface FalseAlarms {
  readonly method: string
  readonly told: number
  readonly share: (random: Random) => number
}

const [alpha, baseline] = [0.001, 7]

const shareOf = (alarms: readonly (boolean | null)[]): number => {
  const judged = alarms.filter((each) => each !== null)
  return judged.filter(Boolean).length / judged.length
}

export const falseAlarms: readonly FalseAlarms[] = [
  {
    method: 'EARS C2, alpha 0.001, seven weeks of baseline',
    told: earsByChance(alpha, baseline),
    share: (random) => {
      const counts = Array.from({ length: 200 }, () => poisson(random, 60))
      return shareOf(ears(counts, { alpha, baseline, minSigma: 0.2 }).c2.map(({ alarm }) => alarm))
    },
  },
  {
    method: 'Farrington, alpha 0.005, five years',
    told: 0.005,
    share: (random) => {
      const weeks = 5 * 52 + 13
      const counts = Array.from({ length: weeks }, () => poisson(random, 60))
      const judged = Array.from({ length: 10 }, (_, i) => farringtonFlexible(counts, weeks - 1 - i, { alpha: 0.005 }))
      return shareOf(judged.map((each) => (each.estimable ? each.alarm : null)))
    },
  },
]
