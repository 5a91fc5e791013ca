import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chiSquareUpperTail } from '#analytics/statistics/distributions/chi-square.js'
import { drawBinomial } from '#analytics/statistics/random/draw-binomial.js'
import { drawMultinomial } from '#analytics/statistics/random/draw-multinomial.js'
import { Random } from '#data/synthetic/random.js'

const draws = 50_000

/** Pearson's p-value of draws against the masses of the binomial distribution, those expecting fewer than 5 together. */
function fitOf(trials: number, probability: number, seed: number): number {
  const random = new Random(seed, 0, 0)
  const seen = new Map<number, number>()
  for (let i = 0; i < draws; i += 1) {
    const count = drawBinomial(trials, probability, random)
    seen.set(count, (seen.get(count) ?? 0) + 1)
  }
  let [statistic, df, restExpected, restSeen] = [0, -1, draws, draws]
  let logMass = trials * Math.log1p(-probability)
  for (let count = 0; count <= trials; count += 1) {
    const expected = draws * Math.exp(logMass)
    logMass += Math.log(((trials - count) / (count + 1)) * (probability / (1 - probability)))
    if (expected < 5) continue
    statistic += ((seen.get(count) ?? 0) - expected) ** 2 / expected
    df += 1
    restExpected -= expected
    restSeen -= seen.get(count) ?? 0
  }
  if (restExpected < 5) return chiSquareUpperTail(statistic, df)
  return chiSquareUpperTail(statistic + (restSeen - restExpected) ** 2 / restExpected, df + 1)
}

describe('drawing from a binomial distribution', () => {
  it.each([
    [20, 0.1],
    [20, 0.9],
    [25, 0.4],
    [100, 0.3],
    [1000, 0.02],
    [10_000, 0.5],
  ])('follows the distribution of %d trials of probability %d', (trials, probability) => {
    expect(fitOf(trials, probability, 11)).toBeGreaterThan(0.001)
  })

  it('is sure where the probability is', () => {
    const random = new Random(1, 0, 0)
    expect(drawBinomial(20, 1, random)).toBe(20)
    expect(drawBinomial(20, 0, random)).toBe(0)
    expect(drawBinomial(0, 0.5, random)).toBe(0)
  })

  it('refuses what is no probability, and parts of a trial', () => {
    expect(() => drawBinomial(1.5, 0.5, new Random(1, 0, 0))).toThrow('got 1.5 and 0.5')
    expect(() => drawBinomial(1, 1.1, new Random(1, 0, 0))).toThrow('got 1 and 1.1')
  })

  it('ends also where chance comes as near 1 as it can', () => {
    expect(drawBinomial(1_000_000, 1e-6, { next: () => 1 - Number.EPSILON / 2 })).toBeLessThan(50)
  })
})

describe('drawing from a multinomial distribution', () => {
  it('draws as many as there are trials, and none of a category without a share', () => {
    const weights = fc
      .array(fc.nat(1000), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some((each) => each > 0))
    fc.assert(
      fc.property(weights, fc.nat(100_000), fc.nat(), (all, trials, seed) => {
        const total = all.reduce((sum, each) => sum + each, 0)
        const drawn = drawMultinomial(
          trials,
          all.map((each) => each / total),
          new Random(seed, 0, 0),
        )
        expect(drawn.reduce((sum, each) => sum + each, 0)).toBe(trials)
        all.forEach((each, i) => {
          if (each === 0) expect(drawn[i]).toBe(0)
        })
      }),
    )
    expect(drawMultinomial(10, [0, 1], new Random(1, 0, 0))).toEqual([0, 10])
  })
})
