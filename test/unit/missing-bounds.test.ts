import { describe, expect, it } from '@jest/globals'
import { missingBounds } from '#analytics/cube/missing-bounds.js'
import { count, smallCount } from '../support/answer.js'

describe('what missing outcomes could change of a share', () => {
  it('lies between none and all of them being cases', () => {
    const cell = { status: 'shown', value: 0.5, numerator: 10, denominator: 20, unknown: 20 } as const
    expect(missingBounds(cell)).toEqual({ lower: 0.25, upper: 0.75 })
  })

  it('is nothing where the outcome of all is known', () => {
    const cell = { status: 'shown', value: 0.5, numerator: 10, denominator: 20, unknown: 0 } as const
    expect(missingBounds(cell)).toEqual({ lower: 0.5, upper: 0.5 })
  })

  it('is not told where the numbers it comes from are not', () => {
    const withheld = { status: 'shown', value: 0.5, numerator: 10, denominator: 20 } as const
    expect([withheld, count(3), smallCount].map(missingBounds)).toEqual([null, null, null])
  })
})
