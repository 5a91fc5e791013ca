import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { defaultNoise } from '#analytics/disclosure/cell-keys/defaults.js'
import { differencesBetween } from '#analytics/disclosure/cell-keys/differencing.js'
import { membershipPosterior } from '#analytics/disclosure/cell-keys/membership-posterior.js'
import { perturb } from '#analytics/disclosure/cell-keys/perturb.js'
import { perturbationTable } from '#analytics/disclosure/cell-keys/perturbation-table.js'
import { keyModulus } from '#analytics/disclosure/cell-keys/record-key.js'

const table = perturbationTable(defaultNoise)
const count = fc.integer({ min: 1, max: 40 })

describe('the difference of two published counts that differ by one patient', () => {
  it('is the one of its example', () => {
    const [first] = differencesBetween(1, table)
    expect(first?.difference).toBe(0)
    expect(first?.probability).toBeCloseTo(0.7345, 4)
  })

  it('is one on the mean, as without noise', () => {
    fc.assert(
      fc.property(count, (each) => {
        const differences = differencesBetween(each, table)
        const mean = differences.reduce((sum, { difference, probability }) => sum + difference * probability, 0)
        expect(mean).toBeCloseTo(1, 9)
        expect(differences.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('gives the patient away seven times of eight, which is why no two such groups may be asked for', () => {
    const same = differencesBetween(200, table).find(({ difference }) => difference === 0)
    expect(1 - (same?.probability ?? 1)).toBeCloseTo(0.88, 2)
  })

  it('is as often as computed what two independent keys draw', () => {
    const keys = 400
    const drawn = new Map<number, number>()
    for (let k = 0; k < keys; k += 1) {
      for (let l = 0; l < keys; l += 1) {
        const [key, other] = [k, l].map((each) => Math.floor((each * keyModulus) / keys))
        const difference = perturb(20, key ?? 0, table) - perturb(19, other ?? 0, table)
        drawn.set(difference, (drawn.get(difference) ?? 0) + 1)
      }
    }
    for (const { difference, probability } of differencesBetween(20, table)) {
      expect((drawn.get(difference) ?? 0) / keys ** 2).toBeCloseTo(probability, 2)
    }
  })

  it('needs somebody who is left out, and a table', () => {
    expect(() => differencesBetween(0, table)).toThrow('count must be a whole number >= 1, got 0')
    expect(() => differencesBetween(1, [])).toThrow('the table has no row for the count 1')
  })
})

describe('the belief that a patient is in a group', () => {
  it('is the one of its example', () => {
    expect(membershipPosterior(0.5, 0.1173, 1)).toBeCloseTo(0.105, 4)
  })

  it('is certain after a difference that nobody absent can make', () => {
    expect(membershipPosterior(0.01, 0.28, 0)).toBe(1)
  })

  it('does not change by what is as probable either way', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, (prior, likelihood) => {
        expect(membershipPosterior(prior, likelihood, likelihood)).toBeCloseTo(prior, 12)
      }),
    )
  })

  it('is none after what cannot be seen', () => {
    expect(membershipPosterior(0.5, 0, 0)).toBeNull()
  })

  it('refuses what is no probability', () => {
    expect(() => membershipPosterior(1.1, 0.5, 0.5)).toThrow('a probability must lie in [0, 1], got 1.1')
  })
})
