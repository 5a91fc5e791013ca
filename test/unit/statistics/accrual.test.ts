import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { accrualForecast } from '#analytics/statistics/accrual/accrual-forecast.js'
import { accrualPrediction } from '#analytics/statistics/accrual/accrual-prediction.js'
import { accrualMoments, matchedAccrual } from '#analytics/statistics/accrual/matched-accrual.js'
import { poissonGamma, type EqualPaces, type UnlikePaces } from '#analytics/statistics/accrual/poisson-gamma.js'
import { sitePace } from '#analytics/statistics/accrual/site-pace.js'
import { targetProbability } from '#analytics/statistics/accrual/target-probability.js'
import { timeToTarget } from '#analytics/statistics/accrual/time-to-target.js'
import { withinHorizon } from '#analytics/statistics/accrual/within-horizon.js'

const site = (patients: number, exposure: number) => ({ patients, exposure })

/** Oracle 51, case target_reached. */
const three = [site(30, 5), site(90, 9), site(10, 4)]

const equal: EqualPaces = { estimable: false, reason: 'no-overdispersion', pooledRate: 2 }

const network = fc.array(
  fc.record({
    patients: fc.nat(60),
    exposure: fc.integer({ min: 1, max: 24 }),
    openFor: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 1, maxLength: 8 },
)

const unlike = fc.record({
  estimable: fc.constant<true>(true),
  shape: fc.double({ min: 0.3, max: 20, noNaN: true }),
  rate: fc.double({ min: 0.3, max: 20, noNaN: true }),
  logLikelihood: fc.constant(0),
})

describe('the paces of sites', () => {
  it('gives the figures of its example', () => {
    const paces = poissonGamma(three)
    if (!paces.estimable) throw new Error(paces.reason)
    expect(paces.shape).toBeCloseTo(4.1008, 3)
    expect(paces.rate).toBeCloseTo(0.6541, 4)
    expect(paces.logLikelihood).toBeCloseTo(-12.7234, 4)
  })

  it('says why sites tell none', () => {
    expect(poissonGamma([])).toEqual({ estimable: false, reason: 'too-few-sites' })
    expect(poissonGamma([site(5, 2), site(0, 0)])).toEqual({ estimable: false, reason: 'too-few-sites' })
    expect(poissonGamma([site(0, 2), site(0, 3)])).toEqual({ estimable: false, reason: 'no-patients' })
    expect(poissonGamma([site(20, 10), site(20, 10)])).toEqual(equal)
  })

  it('refuses patients of a site that was never open', () => {
    expect(() => poissonGamma([site(1, 0), site(1, 1)])).toThrow(
      'expected whole patients >= 0 in an exposure >= 0, got 1 in 0',
    )
    expect(() => poissonGamma([site(1.5, 1)])).toThrow('got 1.5 in 1')
  })

  // The score for the rate at equal exposures is 0 where the mean pace is the pooled one
  it('has the pooled pace for its mean where all have been open for as long', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 2, maxLength: 20 }), (counts) => {
        const paces = poissonGamma(counts.map((patients) => site(patients, 8)))
        if (!paces.estimable) return
        const pooled = counts.reduce((sum, count) => sum + count, 0) / (8 * counts.length)
        expect(paces.shape / paces.rate / pooled).toBeCloseTo(1, 9)
      }),
    )
  })

  it('scales with the unit of time', () => {
    const [months, weeks] = [1, 4].map((unit) =>
      poissonGamma(three.map(({ patients, exposure }) => site(patients, exposure * unit))),
    )
    if (!months?.estimable || !weeks?.estimable) throw new Error('expected paces')
    expect(weeks.shape).toBeCloseTo(months.shape, 7)
    expect(weeks.rate / months.rate).toBeCloseTo(4, 7)
    expect(weeks.logLikelihood).toBeCloseTo(months.logLikelihood, 9)
  })

  // Oracle 51, case twelve_sites: 16 patients in 20 periods give .8319
  it('are drawn to those of the network', () => {
    const { shape, rate } = sitePace({ shape: 0.9231, rate: 0.3423 }, site(16, 20))
    expect(shape / rate).toBeCloseTo(0.8319, 4)
  })
})

describe('the forecast of accrual', () => {
  it('gives the figures of its example', () => {
    const forecast = accrualForecast(three, 3)
    if (!forecast.estimable) throw new Error(forecast.reason)
    expect(forecast.mean).toBeCloseTo(56.4245, 3)
    expect(forecast.variance).toBeCloseTo(80.9704, 3)
    expect(forecast.interval).toEqual({ lower: 40, upper: 75, confidence: 0.95, method: 'Poisson-gamma, plug-in' })
    expect(forecast.paces[0]).toBeCloseTo(6.0312, 3)
  })

  it('expects the pooled pace of sites that differ by chance alone', () => {
    const forecast = accrualForecast([site(20, 10), site(20, 10), site(0, 0)], 4)
    expect(forecast).toMatchObject({ estimable: true, model: 'Poisson', mean: 24, variance: 24, paces: [2, 2, 2] })
    expect(accrualPrediction(equal, [{ patients: 20, exposure: 10, openFor: 32 }])).toMatchObject({
      mean: 64,
      variance: 64,
    })
  })

  it('says why there is none', () => {
    expect(accrualForecast([site(5, 2)], 3)).toEqual({ estimable: false, reason: 'too-few-sites' })
    expect(() => accrualForecast(three, 0)).toThrow('horizon must be above 0, got 0')
    expect(() => accrualForecast(three, 3, 1)).toThrow('confidence must lie in (0, 1), got 1')
  })

  it('counts a new site from when it opens', () => {
    expect(withinHorizon([{ patients: 0, exposure: 0, opensAfter: 2 }], 6)[0]?.openFor).toBe(4)
    const mean = (opensAfter: number) => {
      const forecast = accrualForecast([...three, { patients: 0, exposure: 0, opensAfter }], 3)
      return forecast.estimable ? forecast.mean : NaN
    }
    // 4.1008 / .6541 patients per period
    expect(mean(0) - mean(3)).toBeCloseTo(3 * 6.2694, 2)
    expect(mean(3)).toBeCloseTo(56.4245, 3)
    expect(mean(30)).toBe(mean(3))
    expect(() => mean(-1)).toThrow('opensAfter must be at least 0, got -1')
  })

  it('adds up over sites', () => {
    fc.assert(
      fc.property(unlike, network, fc.nat(8), (paces, sites, cut) => {
        const mean = (part: typeof sites) => accrualPrediction(paces, part).mean
        expect(mean(sites.slice(0, cut)) + mean(sites.slice(cut))).toBeCloseTo(mean(sites), 8)
      }),
      { numRuns: 30 },
    )
  })

  it('has a distribution of the mean and the variance that it tells', () => {
    fc.assert(
      fc.property(unlike, network, (paces, sites) => {
        const { mean, variance, distribution } = accrualPrediction(paces, sites)
        const { least, masses } = distribution
        const moment = (of: (count: number) => number) => masses.reduce((sum, mass, i) => sum + mass * of(least + i), 0)
        expect(moment(() => 1)).toBeCloseTo(1, 10)
        expect(moment((count) => count)).toBeCloseTo(mean, 6)
        expect(moment((count) => (count - mean) ** 2)).toBeCloseTo(variance, 4)
      }),
      { numRuns: 30 },
    )
  })

  it('has the moments of the network in what is matched to it', () => {
    const future = [{ shape: 4, rate: 2, openFor: 3 }]
    expect(accrualMoments(future)).toEqual({ mean: 6, variance: 15 })
    expect(matchedAccrual(future)).toEqual({ size: 4, probability: 0.4 })
    expect(matchedAccrual([])).toBeNull()
  })
})

describe('the time to a target', () => {
  const paces: UnlikePaces = { estimable: true, shape: 4.1008, rate: 0.6541, logLikelihood: -12.7234 }

  // A first patient at 2 per period: 1 - exp(-2) within one period, and by ln 2 / 2 with probability a half
  it('gives the figures of its examples', () => {
    expect(targetProbability(equal, [site(2, 1)], 1, 1)).toBeCloseTo(0.8647, 4)
    expect(timeToTarget(equal, [site(2, 1)], 1, 0.5)).toBeCloseTo(0.3466, 4)
  })

  it('is 0 where the target is reached, and unknown without a site', () => {
    expect(timeToTarget(paces, three, 0, 0.5)).toBe(0)
    expect(timeToTarget(paces, three, -30, 0.9)).toBe(0)
    expect(targetProbability(paces, three, -30, 1)).toBe(1)
    expect(timeToTarget(paces, [], 1, 0.5)).toBeNull()
  })

  it('waits for the first site to open', () => {
    const late = [{ patients: 0, exposure: 0, opensAfter: 5 }]
    expect(targetProbability(equal, late, 1, 4)).toBe(0)
    expect(targetProbability(paces, late, 1, 4)).toBe(0)
    expect(timeToTarget(equal, late, 1, 0.5)).toBeCloseTo(5 + Math.LN2 / 2, 8)
  })

  it('is when the probability is reached, and later the more is asked', () => {
    const asked = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0.01, max: 0.95, noNaN: true }))
    fc.assert(
      fc.property(asked, ([remaining, p]) => {
        const time = timeToTarget(paces, three, remaining, p) ?? NaN
        expect(targetProbability(paces, three, remaining, time)).toBeCloseTo(p, 6)
        expect(timeToTarget(paces, three, remaining + 10, p)).toBeGreaterThan(time)
        expect(timeToTarget(paces, three, remaining, p + 0.02)).toBeGreaterThan(time)
      }),
      { numRuns: 40 },
    )
  })

  it('refuses parts of patients, and what is no probability', () => {
    expect(() => timeToTarget(paces, three, 1.5, 0.5)).toThrow('remaining must be a whole number, got 1.5')
    expect(() => targetProbability(paces, three, 1.5, 1)).toThrow('remaining must be a whole number, got 1.5')
    expect(() => timeToTarget(paces, three, 1, 1)).toThrow('p must lie in (0, 1), got 1')
  })
})
