import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { perturb } from '#analytics/disclosure/cell-keys/perturb.js'
import { protectedCount } from '#analytics/disclosure/cell-keys/protected-count.js'
import { keyModulus } from '#analytics/disclosure/cell-keys/record-key.js'

/** Takes two away, leaves, or adds two. */
const two = { count: 1, noise: [-2, 0, 2], probabilities: [0.25, 0.5, 0.25], upTo: [0.25, 0.75, 1], stayAttained: true }
const table = [{ count: 0, noise: [0], probabilities: [1], upTo: [1], stayAttained: null }, two]
const [down, stays, up] = [0, 0.5 * keyModulus, keyModulus - 1]

describe('what the public sees of a count', () => {
  it('is the perturbed count where both are at least the threshold', () => {
    expect(protectedCount(100, down, table, 11)).toEqual({ status: 'shown', value: 98 })
    expect(protectedCount(11, stays, table, 11)).toEqual({ status: 'shown', value: 11 })
  })

  it('is nothing where the true count is below the threshold, though noise lifts it above', () => {
    expect(perturb(10, up, table)).toBe(12)
    expect(protectedCount(10, up, table, 11)).toEqual({ status: 'withheld' })
  })

  it('is nothing where noise takes the count below the threshold', () => {
    expect(protectedCount(12, down, table, 11)).toEqual({ status: 'withheld' })
  })

  it('is zero where there is nobody, and never for anybody', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fc.integer({ min: 0, max: keyModulus - 1 }), (count, key) => {
        expect(protectedCount(count, key, table, 11).status === 'zero').toBe(count === 0)
      }),
    )
  })

  it('refuses a threshold that is none', () => {
    expect(() => protectedCount(5, 0, table, 0)).toThrow('threshold must be a whole number >= 1, got 0')
  })
})
