import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { defaultNoise, defaultThreshold } from '#analytics/disclosure/cell-keys/defaults.js'
import { membershipPosterior } from '#analytics/disclosure/cell-keys/membership-posterior.js'
import { perturbationTable } from '#analytics/disclosure/cell-keys/perturbation-table.js'
import { probabilityOfSeeing } from '#analytics/disclosure/cell-keys/probability-of-seeing.js'
import { protectedCount, type ProtectedCount } from '#analytics/disclosure/cell-keys/protected-count.js'
import { keyModulus } from '#analytics/disclosure/cell-keys/record-key.js'

const table = perturbationTable(defaultNoise)
const shown = (value: number): ProtectedCount => ({ status: 'shown', value })
const chanceOf = (seen: ProtectedCount, count: number) => probabilityOfSeeing(seen, count, table, defaultThreshold)

/** All that can be published of counts up to 40. */
const everything: readonly ProtectedCount[] = [
  { status: 'zero' },
  { status: 'withheld' },
  ...Array.from({ length: 50 }, (_, value) => shown(value)),
]

describe('how probable it is to see a published count', () => {
  it('is as in its example', () => {
    expect(chanceOf(shown(100), 100)).toBeCloseTo(0.5, 9)
  })

  it('is one over all that can be published, of any count', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), (count) => {
        expect(everything.reduce((sum, seen) => sum + chanceOf(seen, count), 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('is how often keys make it', () => {
    const keys = 2000
    for (const count of [0, 5, 11, 13, 30]) {
      const drawn = Array.from({ length: keys }, (_, k) =>
        JSON.stringify(protectedCount(count, Math.floor((k * keyModulus) / keys), table, defaultThreshold)),
      )
      for (const seen of everything) {
        const share = drawn.filter((each) => each === JSON.stringify(seen)).length / keys
        expect(Math.abs(share - chanceOf(seen, count))).toBeLessThan(0.005)
      }
    }
  })

  it('leaves who knows all others in doubt, but for the ends of the noise, one time in 86', () => {
    const beliefs = everything.map((seen) => membershipPosterior(0.5, chanceOf(seen, 31), chanceOf(seen, 30)))
    expect(Math.max(...beliefs.map((each) => (each === 1 ? 0 : (each ?? 0))))).toBeCloseTo(0.842, 3)
    expect(chanceOf(shown(36), 31)).toBeCloseTo(1 / 86, 3)
    expect(membershipPosterior(0.5, chanceOf(shown(36), 31), chanceOf(shown(36), 30))).toBe(1)
  })
})
