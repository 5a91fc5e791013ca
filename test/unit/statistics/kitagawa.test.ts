import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { kitagawa, type TwoTimes } from '#analytics/statistics/comparisons/kitagawa.js'

const count = fc
  .integer({ min: 0, max: 500 })
  .chain((total) => fc.record({ cases: fc.integer({ min: 0, max: total }), total: fc.constant(total) }))
const parts = fc.array(fc.record({ first: count, second: count }), { minLength: 1, maxLength: 8 })

const proportion = (of: readonly TwoTimes[], time: keyof TwoTimes) =>
  of.reduce((cases, each) => cases + each[time].cases, 0) / of.reduce((total, each) => total + each[time].total, 0)

describe('the split of a change into what happened within sites and what came of their mix', () => {
  it('gives the numbers of its example', () => {
    const split = kitagawa([
      { first: { cases: 10, total: 100 }, second: { cases: 20, total: 100 } },
      { first: { cases: 50, total: 100 }, second: { cases: 150, total: 300 } },
    ])
    expect(split?.difference).toBeCloseTo(0.125, 12)
    expect(split?.within).toBeCloseTo(0.0375, 12)
    expect(split?.mix).toBeCloseTo(0.0875, 12)
  })

  it('adds up to the change of the whole', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const split = kitagawa(given)
        if (split === null) return
        expect(split.within + split.mix).toBeCloseTo(proportion(given, 'second') - proportion(given, 'first'), 10)
      }),
    )
  })

  it('is all within where every site weighs what it did, and all mix where no site changes', () => {
    const same = kitagawa([
      { first: { cases: 1, total: 10 }, second: { cases: 6, total: 20 } },
      { first: { cases: 2, total: 30 }, second: { cases: 6, total: 60 } },
    ])
    expect(same?.mix).toBeCloseTo(0, 12)
    const moved = kitagawa([
      { first: { cases: 1, total: 10 }, second: { cases: 10, total: 100 } },
      { first: { cases: 5, total: 10 }, second: { cases: 5, total: 10 } },
    ])
    expect(moved?.within).toBeCloseTo(0, 12)
  })

  it('counts a site that comes or goes as mix', () => {
    const split = kitagawa([
      { first: { cases: 0, total: 0 }, second: { cases: 50, total: 100 } },
      { first: { cases: 10, total: 100 }, second: { cases: 10, total: 100 } },
    ])
    expect(split).toMatchObject({ within: 0 })
    expect(split?.mix).toBeCloseTo(0.2, 12)
  })

  it('has nothing to compare where nobody is there at one of the times', () => {
    expect(kitagawa([{ first: { cases: 0, total: 0 }, second: { cases: 1, total: 2 } }])).toBeNull()
    expect(kitagawa([])).toBeNull()
  })

  it('refuses more cases than there are in total', () => {
    expect(() => kitagawa([{ first: { cases: 3, total: 2 }, second: { cases: 1, total: 2 } }])).toThrow(RangeError)
  })
})
