import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { defaultNoise, defaultThreshold } from '#analytics/disclosure/cell-keys/defaults.js'
import { maximumEntropy } from '#analytics/disclosure/cell-keys/maximum-entropy.js'
import type { NoiseParameters } from '#analytics/disclosure/cell-keys/noise-parameters.js'
import type { PerturbationRow } from '#analytics/disclosure/cell-keys/perturbation-row.js'
import { perturbationTable } from '#analytics/disclosure/cell-keys/perturbation-table.js'
import { perturb } from '#analytics/disclosure/cell-keys/perturb.js'
import { protectedCount } from '#analytics/disclosure/cell-keys/protected-count.js'
import { keyModulus } from '#analytics/disclosure/cell-keys/record-key.js'
import { defaultPolicies } from '#analytics/disclosure/policy.js'

const table = perturbationTable(defaultNoise)
const mean = ({ noise, probabilities }: PerturbationRow, of: (noise: number) => number) =>
  noise.reduce((sum, each, k) => sum + of(each) * (probabilities[k] ?? 0), 0)

describe('probabilities of largest entropy', () => {
  it('are those of the example', () => {
    const [first, second] = maximumEntropy(2, [{ weights: [1, 0], total: 0.2, kind: 'at-most' }]) ?? []
    expect(first).toBeCloseTo(0.2, 9)
    expect(second).toBeCloseTo(0.8, 9)
  })

  it('are equal where nothing is asked for', () => {
    expect(maximumEntropy(4, [])).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  it('are those of a die of mean 4.5, as Jaynes gives them', () => {
    const die = maximumEntropy(6, [{ weights: [1, 2, 3, 4, 5, 6], total: 4.5, kind: 'equal' }]) ?? []
    const expected = [0.05435, 0.07877, 0.11416, 0.16545, 0.23977, 0.34749]
    expect(die).toHaveLength(6)
    die.forEach((each, k) => expect(each).toBeCloseTo(expected[k] ?? NaN, 5))
  })

  it('are none where constraints contradict each other', () => {
    const sides = [1, 2]
    expect(maximumEntropy(2, [{ weights: sides, total: 3, kind: 'equal' }])).toBeNull()
  })
})

describe('the table of the default noise', () => {
  it('is the one of its example', () => {
    expect(table[1]?.noise).toEqual([-1, 2, 3, 4, 5])
    const expected = [0.7345, 0.1367, 0.0728, 0.0374, 0.0186]
    table[1]?.probabilities.forEach((each, k) => expect(each).toBeCloseTo(expected[k] ?? NaN, 4))
    expect(perturb(100, 0, table)).toBe(95)
    expect(protectedCount(100, 0, table, 11)).toEqual({ status: 'shown', value: 95 })
  })

  it('is off by 1.08 on the mean for counts from 8 on, and leaves half of them as they are', () => {
    const last = table.at(-1)
    expect(last?.count).toBe(8)
    expect(last && mean(last, Math.abs)).toBeCloseTo(1.08, 2)
    expect(last?.probabilities[5]).toBeCloseTo(0.5, 9)
  })

  it('is the same whenever it is made', () => {
    expect(perturbationTable(defaultNoise)).toEqual(table)
  })

  it('goes with the threshold of the public', () => {
    expect(defaultPolicies.public.threshold).toBe(defaultThreshold)
  })
})

describe('noise of any parameters', () => {
  const parameters = fc
    .record({
      bound: fc.integer({ min: 2, max: 5 }),
      spread: fc.double({ min: 0.05, max: 4, noNaN: true }),
      avoided: fc.integer({ min: 0, max: 2 }),
      stay: fc.option(fc.double({ min: 0.05, max: 0.9, noNaN: true })),
      monotone: fc.boolean(),
    })
    .filter(({ bound, avoided }) => avoided < bound)
    // Where 1 and 2 are avoided, a count of 1 or 2 varies by more than 2.
    .map(({ spread, ...rest }): NoiseParameters => ({ ...rest, variance: rest.avoided + spread }))

  it('is zero on the mean, bounded, never negative and never at an avoided count', () => {
    fc.assert(
      fc.property(parameters, (asked) => {
        for (const row of perturbationTable(asked)) {
          expect(Math.abs(mean(row, (noise) => noise))).toBeLessThan(1e-9)
          expect(Math.abs(mean(row, () => 1) - 1)).toBeLessThan(1e-9)
          expect(mean(row, (noise) => noise ** 2)).toBeLessThanOrEqual(asked.variance + 1e-9)
          for (const noise of row.noise) {
            expect(Math.abs(noise)).toBeLessThanOrEqual(asked.bound)
            expect(row.count + noise === 0 || row.count + noise > asked.avoided).toBe(true)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('stays as often as asked, rises towards none where asked, and divides all keys', () => {
    fc.assert(
      fc.property(parameters, (asked) => {
        for (const { noise, probabilities, upTo, stayAttained } of perturbationTable(asked).slice(1)) {
          const stays = probabilities[noise.indexOf(0)] ?? 0
          if (stayAttained === true) expect(stays).toBeGreaterThanOrEqual((asked.stay ?? 1) - 1e-9)
          const upToNone = noise.filter((each) => each <= 0).map((_, k) => probabilities[k] ?? 0)
          if (asked.monotone && noise.includes(0)) expect([...upToNone].sort((a, b) => a - b)).toEqual(upToNone)
          expect([...upTo].sort((a, b) => a - b)).toEqual(upTo)
          expect(upTo.at(-1)).toBe(1)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('varies as much as it may rather than staying as often as asked', () => {
    const [, first] = perturbationTable({ bound: 4, variance: 1.5, avoided: 0, stay: 0.6, monotone: true })
    expect(first?.stayAttained).toBe(false)
    expect(first?.probabilities[1]).toBeCloseTo(0.3859, 4)
  })

  it.each([
    [{ bound: 0 }, 'bound must be a whole number >= 1, got 0'],
    [{ variance: 0 }, 'variance must be positive, got 0'],
    [{ avoided: 1.5 }, 'avoided must be a whole number >= 0, got 1.5'],
    [{ stay: 1 }, 'stay must lie between 0 and 1, or be null, got 1'],
    [{ variance: 2 }, 'row 1: the variance must be more than 2, that of noise between -1 and 2, got 2'],
    [
      { bound: 2 },
      'row 3: the noise cannot be zero on the mean, since avoiding counts 1 to 2 within a bound of 2 leaves only 0, 1, 2',
    ],
    [
      { stay: 1 - 1e-9 },
      'row 3: no noise has a variance of at most 3, stays in 0.999999999 of the cases and leaves each possible change a probability of 1e-8',
    ],
  ])('is refused where none meets %j, with the row and the constraint', (changed, message) => {
    expect(() => perturbationTable({ ...defaultNoise, ...changed })).toThrow(new RangeError(message))
  })
})

describe('drawing noise by keys', () => {
  it('takes each noise as often as the table says', () => {
    const keys = 4096
    for (const { count, noise, probabilities } of table) {
      const drawn = new Map<number, number>()
      for (let k = 0; k < keys; k += 1) {
        const added = perturb(count, (k * keyModulus) / keys, table) - count
        drawn.set(added, (drawn.get(added) ?? 0) + 1)
      }
      noise.forEach((each, k) => {
        expect(Math.abs((drawn.get(each) ?? 0) / keys - (probabilities[k] ?? 0))).toBeLessThanOrEqual(1 / keys)
      })
    }
  })
})
