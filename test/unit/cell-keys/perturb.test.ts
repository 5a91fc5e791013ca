import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cellKey } from '#analytics/disclosure/cell-keys/cell-key.js'
import { perturb } from '#analytics/disclosure/cell-keys/perturb.js'
import { keyModulus, recordKey } from '#analytics/disclosure/cell-keys/record-key.js'

const key = fc.integer({ min: 0, max: keyModulus - 1 })

describe('a record key', () => {
  it('is the key of its example', () => {
    expect(recordKey(Uint8Array.of(1, 0, 2, 255))).toBe(65538)
  })

  it('lies below the modulus, and reaches from end to end', () => {
    expect(recordKey(Uint8Array.of(0, 0, 0))).toBe(0)
    expect(recordKey(Uint8Array.of(255, 255, 255))).toBe(keyModulus - 1)
  })

  it('is refused where the hash is too short', () => {
    expect(() => recordKey(Uint8Array.of(1, 2))).toThrow('a hash must have 3 bytes or more, got 2')
  })
})

describe('the key of a cell', () => {
  it('is the key of its example', () => {
    expect(cellKey([16777215, 3])).toBe(2)
  })

  it('is the same in whatever order the patients come', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        expect(cellKey([...keys].sort((a, b) => a - b))).toBe(cellKey(keys))
      }),
    )
  })

  it('is what exact integers give, as in SQL', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const sum = keys.reduce((total, each) => total + BigInt(each), 0n)
        expect(BigInt(cellKey(keys))).toBe(sum % BigInt(keyModulus))
      }),
    )
  })

  it('adds up exactly for as many patients as a JavaScript number holds', () => {
    expect(Number.isSafeInteger(2 ** 29 * (keyModulus - 1))).toBe(true)
  })

  it('takes no part of a key, and none beyond the modulus', () => {
    expect(() => cellKey([0.5])).toThrow('a key must be a whole number from 0 to 16777215, got 0.5')
    expect(() => cellKey([keyModulus])).toThrow('got 16777216')
  })
})

describe('looking up the noise of a count', () => {
  const table = [
    { noise: [0], upTo: [1] },
    { noise: [-1, 3], upTo: [0.75, 1] },
    { noise: [-2, 0, 2], upTo: [0.25, 0.75, 1] },
  ]

  it('takes the first noise whose bound the key stays below', () => {
    expect(perturb(1, 0.75 * keyModulus - 1, table)).toBe(0)
    expect(perturb(1, 0.75 * keyModulus, table)).toBe(4)
  })

  it('takes the last row for all counts beyond it', () => {
    expect([2, 3, 1_000_000].map((count) => perturb(count, 0, table))).toEqual([0, 1, 999_998])
  })

  it('leaves zero alone whatever the key', () => {
    fc.assert(
      fc.property(key, (each) => {
        expect(perturb(0, each, table)).toBe(0)
      }),
    )
  })

  it('refuses what is no count, no key or no table', () => {
    expect(() => perturb(-1, 0, table)).toThrow('count must be a whole number >= 0, got -1')
    expect(() => perturb(0.5, 0, table)).toThrow('got 0.5')
    expect(() => perturb(1, -1, table)).toThrow('a key must be a whole number from 0 to 16777215, got -1')
    expect(() => perturb(1, 0, [])).toThrow('the table has no noise for the count 1 and the key 0')
  })
})
