import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fitLogLinear } from '#analytics/statistics/models/log-linear-model.js'
import { fitNegativeBinomial } from '#analytics/statistics/models/negative-binomial-model.js'

const constant = (counts: readonly number[]) => counts.map(() => 1)
const order = (counts: readonly number[]) => counts.map((_, i) => i)

describe('the log-linear model', () => {
  it('gives the coefficients of its example', () => {
    const fit = fitLogLinear({
      counts: [1, 2, 4],
      columns: [
        [1, 1, 1],
        [0, 1, 2],
      ],
    })
    if (!fit.estimable) throw new Error(fit.reason)
    expect(fit.coefficients[0]).toBeCloseTo(0, 10)
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(2), 10)
  })

  it('gives the rate of all cases by all exposure where there is a constant only', () => {
    const fit = fitLogLinear({ counts: [3, 5, 10], columns: [[1, 1, 1]], exposure: [100, 100, 250] })
    if (!fit.estimable) throw new Error(fit.reason)
    expect(Math.exp(fit.coefficients[0] ?? NaN)).toBeCloseTo(18 / 450, 12)
    // The information of a log rate is the number of cases.
    expect(fit.covariance[0]?.[0]).toBeCloseTo(1 / 18, 10)
  })

  it('says why there is nothing to estimate', () => {
    const columns = [
      [1, 1, 1],
      [0, 1, 2],
    ]
    expect(fitLogLinear({ counts: [0, 0, 0], columns })).toEqual({ estimable: false, reason: 'no-cases' })
    expect(
      fitLogLinear({
        counts: [1, 2],
        columns: [
          [1, 1],
          [0, 1],
        ],
      }),
    ).toEqual({ estimable: false, reason: 'too-few-observations' })
    const collinear = {
      counts: [1, 2, 3],
      columns: [
        [1, 1, 1],
        [2, 2, 2],
      ],
    }
    expect(fitLogLinear(collinear)).toEqual({ estimable: false, reason: 'collinear' })
  })

  it('refuses counts below zero, and exposures that are not above it or not one for each count', () => {
    expect(() => fitLogLinear({ counts: [-1, 2], columns: [[1, 1]] })).toThrow('a count must be 0 or more, got -1')
    const fit = (exposure: number[]) => fitLogLinear({ counts: [1, 2], columns: [[1, 1]], exposure })
    expect(() => fit([0, 1])).toThrow('an exposure must be above 0, got 0')
    expect(() => fit([1])).toThrow('expected an exposure for each of 2 counts, got 1')
  })

  it('is the same in whatever order the observations come', () => {
    const shuffled = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 15 }).chain((values) => {
      const length = { minLength: values.length, maxLength: values.length }
      return fc.tuple(fc.constant(values), fc.shuffledSubarray(order(values), length))
    })
    fc.assert(
      fc.property(shuffled, ([values, places]) => {
        const fit = (places: readonly number[]) =>
          fitLogLinear({
            counts: places.map((place) => values[place] ?? 0),
            columns: [constant(values), [...places]],
          })
        const [one, other] = [fit(order(values)), fit(places)]
        if (!one.estimable || !other.estimable) throw new Error('expected two fits')
        expect(other.coefficients[0]).toBeCloseTo(one.coefficients[0] ?? NaN, 7)
        expect(other.coefficients[1]).toBeCloseTo(one.coefficients[1] ?? NaN, 8)
        expect(other.pearsonChiSquare / one.pearsonChiSquare || 1).toBeCloseTo(1, 6)
      }),
    )
  })

  it('gives means that sum to the cases', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 30 }), (counts) => {
        const fit = fitLogLinear({ counts, columns: [constant(counts), order(counts)] })
        if (!fit.estimable) throw new Error(fit.reason)
        const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
        expect(sum(fit.means) / sum(counts)).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('the negative binomial model', () => {
  it('gives the theta and the mean of its example', () => {
    const model = fitNegativeBinomial({ counts: [2, 9, 1, 12], columns: [[1, 1, 1, 1]] })
    if (!model.estimable) throw new Error(model.reason)
    expect(model.fit.means[0]).toBeCloseTo(6, 8)
    // Where the log-likelihood is highest, found by trying.
    expect(model.theta).toBeCloseTo(1.677538, 6)
    expect(model.logLikelihood).toBeCloseTo(-11.3171904, 7)
  })

  it('is that of Poisson where counts vary no more than chance has them', () => {
    const model = fitNegativeBinomial({ counts: [5, 6, 5, 6], columns: [[1, 1, 1, 1]] })
    expect(model).toEqual({ estimable: false, reason: 'not-overdispersed' })
  })

  it('refuses weights', () => {
    const weighed = { counts: [2, 9, 1], columns: [[1, 1, 1]], weights: [1, 1, 2] }
    expect(() => fitNegativeBinomial(weighed)).toThrow('expected no weights')
  })
})
