import { describe, expect, it } from '@jest/globals'
import { distanceInterval } from '#analytics/statistics/representation/distance-interval.js'
import { noiseFloor } from '#analytics/statistics/representation/noise-floor.js'
import { percentile } from '#analytics/statistics/representation/percentile.js'
import { resampledDistances } from '#analytics/statistics/representation/resampled-distances.js'
import { Random } from '#data/synthetic/random.js'

const random = () => new Random(7, 0, 0)

describe('the interval of the distance', () => {
  // Oracle 41, case tiny: 40,000 replicates in numpy give .0604 to .5053, mean .2533; null .1538 and .3438
  it('gives the figures of its example within what the replicates allow', () => {
    const { interval, mean } = distanceInterval([4, 3, 5], [50, 30, 20], { random: random() })!
    expect(Math.abs(interval.lower - 0.0604)).toBeLessThan(0.01)
    expect(Math.abs(interval.upper - 0.5053)).toBeLessThan(0.03)
    expect(Math.abs(mean - 0.2533)).toBeLessThan(0.01)
    expect(interval).toMatchObject({ confidence: 0.95, method: 'bootstrap percentile' })
  })

  // All 91 samples of 12 patients with their multinomial probabilities (scipy 1.17.1): mean .25236, 97.5% at .48178
  it('agrees with all samples that are possible', () => {
    const { interval, mean } = distanceInterval([4, 3, 5], [50, 30, 20], { random: random(), replicates: 20_000 })!
    expect(Math.abs(mean - 0.25236)).toBeLessThan(0.003)
    expect([0.4818, 0.5053]).toContain(Math.round(interval.upper * 1e4) / 1e4)
  })

  it('is the same for the same seed', () => {
    const again = () => distanceInterval([40, 30, 50], [50, 30, 20], { random: random(), replicates: 200 })
    expect(again()).toEqual(again())
  })

  it('has nothing to compare where either is empty', () => {
    expect(distanceInterval([0, 0], [1, 1], { random: random() })).toBeNull()
    expect(distanceInterval([1, 1], [0, 0], { random: random() })).toBeNull()
  })

  it('refuses patients and replicates that are no whole numbers', () => {
    expect(() => distanceInterval([1.5, 1], [1, 1], { random: random() })).toThrow('got 2.5 and 2000')
    expect(() => distanceInterval([1, 1], [1, 1], { random: random(), replicates: 0 })).toThrow('got 2 and 0')
    expect(() => distanceInterval([1, 1], [1, 1], { random: random() }, 1)).toThrow('got 1')
  })
})

describe('the noise floor', () => {
  it('gives the figures of its example within what the replicates allow', () => {
    const { median, percentile95 } = noiseFloor(12, [50, 30, 20], { random: random() })!
    expect(Math.abs(median - 0.1538)).toBeLessThan(0.01)
    expect(Math.abs(percentile95 - 0.3438)).toBeLessThan(0.02)
  })

  // 8 n ln2 JSD² tends to a chi-square of k - 1 degrees of freedom; of 2, its 95th percentile is 5.991 and its median 1.386
  it('tends to what the chi-square distribution gives of many patients', () => {
    const { median, percentile95 } = noiseFloor(1e6, [50, 30, 20], { random: random(), replicates: 20_000 })!
    expect((8e6 * Math.LN2 * percentile95 ** 2) / 5.991).toBeCloseTo(1, 1)
    expect((8e6 * Math.LN2 * median ** 2) / 1.386).toBeCloseTo(1, 1)
  })

  it('falls with the root of the patients', () => {
    const of = (size: number) => noiseFloor(size, [3, 4, 5], { random: random() })!.percentile95
    expect(of(1000) / of(100_000)).toBeGreaterThan(8)
    expect(of(1000) / of(100_000)).toBeLessThan(12.5)
  })

  it('is unknown without patients or a reference', () => {
    expect(noiseFloor(0, [1, 1], { random: random() })).toBeNull()
    expect(noiseFloor(10, [0, 0], { random: random() })).toBeNull()
    expect(() => noiseFloor(-1, [1, 1], { random: random() })).toThrow(RangeError)
  })
})

describe('resampled distances', () => {
  it('are 0 where there is one category to draw', () => {
    expect([...resampledDistances(10, [1, 0], [1, 0], { random: random(), replicates: 2 })]).toEqual([0, 0])
  })
})

describe('a percentile', () => {
  // numpy.percentile([1, 2, 3, 4], 25), which is R's type 7
  it('gives the figure of its example', () => {
    expect(percentile([1, 2, 3, 4], 0.25)).toBe(1.75)
    expect([percentile([1, 2, 3, 4], 0), percentile([1, 2, 3, 4], 1)]).toEqual([1, 4])
  })

  it('refuses an empty sample, and parts beyond the whole', () => {
    expect(() => percentile([], 0.5)).toThrow('got an empty one')
    expect(() => percentile([1], 1.5)).toThrow('p must lie in [0, 1], got 1.5')
  })
})
