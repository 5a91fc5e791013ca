import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { onsPerturb, onsRow, tenFiveNoise } from '#analytics/disclosure/cell-keys/ons-perturb.js'
import { primaryRules } from '#analytics/disclosure/cell-keys/primary-rules.js'
import { roundTo, roundToMidpoint } from '#analytics/disclosure/cell-keys/rounding.js'

const count = fc.nat({ max: 100_000 })

describe('rounding', () => {
  it('gives the counts of its examples', () => {
    expect(roundTo(15, 10)).toBe(20)
    expect(roundToMidpoint(7)).toBe(9)
  })

  it('is off by half a base at most', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 50 }), (each, base) => {
        expect(Math.abs(roundTo(each, base) - each)).toBeLessThanOrEqual(base / 2)
        expect(Math.abs(roundToMidpoint(each, base) - each)).toBeLessThanOrEqual(base / 2)
      }),
    )
  })

  it('to midpoints takes nobody for somebody and somebody for nobody', () => {
    fc.assert(
      fc.property(count, (each) => {
        expect(roundToMidpoint(each) === 0).toBe(each === 0)
      }),
    )
  })

  it('refuses a base that is none', () => {
    expect(() => roundTo(5, 0)).toThrow('base must be a whole number >= 1, got 0')
  })
})

describe('primary rules', () => {
  it('give the count of their example', () => {
    expect(primaryRules.nhsDigital(8)).toBe(10)
  })

  it('all show a zero, and none a patient alone', () => {
    expect(Object.values(primaryRules).map((rule) => rule(0))).toEqual([0, 0, 0])
    expect(Object.values(primaryRules).map((rule) => rule(1))).toEqual([null, null, null])
  })
})

describe('noise as the Office for National Statistics adds it', () => {
  it('gives the counts of its examples', () => {
    expect(tenFiveNoise(43)).toBe(2)
    expect(onsPerturb(43, 131, tenFiveNoise)).toBe(45)
  })

  it('uses the last 250 rows again for counts above 750', () => {
    expect([750, 751, 1000, 1001].map(onsRow)).toEqual([750, 501, 750, 501])
  })

  it('by the 10-5 rule shows no count below 10, and others to the nearest 5', () => {
    fc.assert(
      fc.property(count, (each) => {
        expect(onsPerturb(each, 0, tenFiveNoise)).toBe(each < 10 ? null : roundTo(each, 5))
      }),
    )
  })

  it('adds none to a zero', () => {
    expect(onsPerturb(0, 0, () => 2, 0)).toBe(0)
  })
})
