import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { attackerIntervals } from '#analytics/disclosure/audit/attacker-intervals.js'
import { audit, isSafe } from '#analytics/disclosure/audit/audit.js'
import { crossing } from '#analytics/disclosure/audit/crossing.js'
import { shown, within, withheld, type AuditedCell } from '#analytics/disclosure/audit/linked-tables.js'

const inner = [0, 1, 3, 4]

/** Every table of two by two with its margins that agrees with what is shown, where no cell is more than `most`. */
function allTables(cells: readonly AuditedCell[], most: number): number[][] {
  const values = [...Array(most + 1).keys()]
  const tables = inner.reduce<number[][]>(
    (some, i) => {
      const possible = values.filter((value) => cells[i]!.from <= value && value <= cells[i]!.to)
      return some.flatMap((table) => possible.map((value) => [...table, value]))
    },
    [[]],
  )
  return tables
    .map(([a = 0, b = 0, c = 0, d = 0]) => [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d])
    .filter((table) => table.every((value, i) => cells[i]!.from <= value && value <= cells[i]!.to))
}

const sum = { kind: 'sum', parts: [0, 1], total: 2 } as const

describe('an attacker', () => {
  it('takes what is shown from the sum', () => {
    const tables = { cells: [withheld(4), withheld(9), shown(13)], relations: [sum] }
    expect(attackerIntervals(tables)).toEqual([
      { cell: 0, min: 0, max: 13 },
      { cell: 1, min: 0, max: 13 },
    ])
    const alone = { cells: [withheld(4), shown(9), shown(13)], relations: [sum] }
    expect(attackerIntervals(alone)).toEqual([{ cell: 0, min: 4, max: 4 }])
  })

  it('knows no end of what no sum bounds', () => {
    expect(attackerIntervals({ cells: [withheld(4)], relations: [] })).toEqual([{ cell: 0, min: 0, max: Infinity }])
    expect(isSafe(audit({ cells: [withheld(4)], relations: [] }, 11))).toBe(true)
  })

  it('knows that a withheld number is no zero where zeros are shown', () => {
    const tables = { cells: [withheld(1, 1), withheld(1, 1), shown(2)], relations: [sum] }
    expect(audit(tables, 11).exact).toEqual([0, 1])
  })

  it('has the bounds of the noise, and of the sums of noisy numbers', () => {
    const tables = { cells: [within(3, 5, 5), within(40, 38, 5), within(43, 47, 5)], relations: [sum] }
    expect(attackerIntervals(tables)).toEqual([
      { cell: 0, min: 0, max: 10 },
      { cell: 1, min: 33, max: 43 },
      { cell: 2, min: 42, max: 52 },
    ])
  })

  it('learns of groups that overlap only that none is more than all, and all no more than their sum', () => {
    const cells = [shown(30), withheld(4), shown(32)]
    expect(attackerIntervals({ cells, relations: [{ ...sum, kind: 'cover' }] })).toEqual([{ cell: 1, min: 2, max: 32 }])
  })

  it('can say exactly what agrees with all that is shown, no more and no less', () => {
    const cell = fc.record({
      value: fc.integer({ min: 0, max: 3 }),
      isWithheld: fc.boolean(),
      noise: fc.integer({ min: 0, max: 1 }),
    })
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 4, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (given, margins) => {
          const { paths, relations } = crossing([2, 2])
          const cells = paths
            .map(([i, j]) => {
              const own = given.filter((_, k) => (i === '*' || i === k >> 1) && (j === '*' || j === (k & 1)))
              return own.reduce((all, { value }) => all + value, 0)
            })
            .map((value, place) => {
              const one = inner.indexOf(place)
              const { isWithheld, noise } = one === -1 ? { isWithheld: margins[place % 5]!, noise: 0 } : given[one]!
              if (isWithheld) return withheld(value, 0, 12)
              return noise > 0 ? within(value, value + 1, 1) : shown(value)
            })
          const tables = { cells, relations }
          const all = allTables(cells, 12)
          for (const { cell, min, max } of attackerIntervals(tables, 'whole')) {
            const own = all.map((table) => table[cell]!)
            expect({ cell, min, max }).toEqual({ cell, min: Math.min(...own), max: Math.max(...own) })
          }
        },
      ),
      { numRuns: 12 },
    )
  })
})

describe('the audit', () => {
  it('finds in few programmes what the intervals say', () => {
    const values = fc.array(fc.nat(30), { minLength: 12, maxLength: 12 })
    const hidden = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(values, hidden, (inner, isHidden) => {
        const { paths, relations, placeOf } = crossing([3, 4])
        const at = (i: number | '*' = 0, j: number | '*' = 0): number =>
          inner
            .filter((_, k) => (i === '*' || i === Math.floor(k / 4)) && (j === '*' || j === k % 4))
            .reduce((a, b) => a + b, 0)
        const cells = paths.map(([i, j], place) => (isHidden[place] ? withheld(at(i, j)) : shown(at(i, j))))
        const found = audit({ cells, relations }, 11)
        const intervals = attackerIntervals({ cells, relations })
        expect(found.exact).toEqual(intervals.filter(({ min, max }) => min === max).map(({ cell }) => cell))
        const small = intervals.filter(({ cell, max }) => cells[cell]!.value > 0 && max < 11)
        expect(found.provablySmall).toEqual(small.map(({ cell }) => cell))
        expect(found.programmes).toBeLessThanOrEqual(4 * intervals.length + 2)
        expect(placeOf(['*', '*'])).toBe(19)
      }),
      { numRuns: 30 },
    )
  })

  it('names small cells that are shown', () => {
    expect(audit({ cells: [shown(4), shown(9), shown(13)], relations: [sum] }, 5).shownSmall).toEqual([0])
  })
})

describe('a table with all its margins', () => {
  it('has every cell, every margin and the total, and a sum for every line', () => {
    const { paths, relations } = crossing([2, 3])
    expect(paths).toHaveLength(12)
    expect(relations).toHaveLength(3 + 4)
    expect(crossing([2, 2, 2]).relations).toHaveLength(3 * 9)
  })
})
