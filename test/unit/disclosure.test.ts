import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Cell } from '#analytics/contract/cell.js'
import { complement } from '#analytics/disclosure/complement.js'
import { disclose, type Asked } from '#analytics/disclosure/disclose.js'
import { protectEachOther } from '#analytics/disclosure/line.js'
import { runningWithheld } from '#analytics/disclosure/running.js'
import { emptyTally, type Tally } from '#analytics/disclosure/tally.js'
import { mostOfEach } from '../support/attacker.js'

const threshold = 11
const policy = { threshold }
const counts: Asked = { kind: 'count', cumulative: false }
const runningCounts: Asked = { kind: 'count', cumulative: true }
const shares: Asked = { kind: 'proportion', cumulative: false }
const withheld: Cell = { status: 'suppressed', reason: 'protected' }

const patients = (count: number): Tally =>
  count === 0 ? emptyTally : { ...emptyTally, numerator: count, parts: [count] }

const share = (yes: number, no: number, unknown = 0): Tally => ({
  ...{ numerator: yes, denominator: yes + no, unknown, quartiles: null },
  ...{ parts: [yes + no + unknown, yes, no], unknownPatients: unknown },
})

const alone = (tally: Tally, asked: Asked) =>
  disclose({ groups: [[tally]], total: [tally] }, asked, policy).groups[0]?.[0]

describe('counts of patients', () => {
  it('are withheld from 1 to 10 and shown at zero and from 11', () => {
    expect([0, 1, 10, 11, 5000].map((count) => alone(patients(count), counts)?.status)).toEqual([
      ...['shown', 'suppressed', 'suppressed', 'shown', 'shown'],
    ])
  })

  it('are exact for those who may see all', () => {
    const { groups } = disclose({ groups: [[patients(3)]], total: [patients(3)] }, counts, { threshold: null })
    expect(groups[0]?.[0]).toEqual({ status: 'shown', value: 3 })
  })

  it('of studies are withheld by the patients behind them', () => {
    expect(alone({ ...patients(4), numerator: 250 }, counts)).toEqual(withheld)
  })
})

describe('proportions', () => {
  it('are withheld with their interval where few had the outcome, or few had not', () => {
    expect(alone(share(4, 900), shares)).toEqual(withheld)
    expect(alone(share(900, 4), shares)).toEqual(withheld)
  })

  it('keep a small number of unknowns to themselves', () => {
    expect(alone(share(100, 900, 4), shares)).not.toHaveProperty('unknown')
    expect(alone(share(100, 900, 40), shares)).toHaveProperty('unknown', 40)
  })

  it('are undefined where nobody is known', () => {
    expect(alone(share(0, 0, 40), shares)).toEqual({ status: 'undefined', reason: 'no-denominator' })
  })
})

describe('a line of counts whose sum is known', () => {
  it('hides the next smallest count beside a lone small one', () => {
    expect(complement([[3], [40], [12]], [true, false, false], threshold)).toEqual([true, false, true])
  })

  it('is not protected by many ones that a small sum pins down', () => {
    expect(protectEachOther([[1], [1], [10]], threshold)).toBe(false)
    expect(protectEachOther([[3], [12]], threshold)).toBe(true)
  })
})

const sized = <T>(of: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(of, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 90 }))

type Rows = readonly (readonly (readonly number[])[])[]
const transposed = <T>(rows: readonly (readonly T[])[]) => rows[0]!.map((_, j) => rows.map((row) => row[j]!))
const sumOf = (cells: readonly (readonly number[])[]) =>
  cells.reduce((sum, cell) => sum.map((part, i) => part + cell[i]!), [0, 0, 0])

/** Every part of every line whose sum the answer itself tells: each period's groups, where their total is shown. */
function seenColumns(rows: Rows, cells: readonly (readonly Cell[])[], total: readonly Cell[], part: number) {
  return transposed(rows).flatMap((column, j) => {
    if (total[j]?.status === 'suppressed') return []
    // A zero part of a withheld proportion can be zero: the attacker cannot count on one in it.
    const seen = column.map((cell, i) =>
      cells[i]?.[j]?.status === 'suppressed' && cell[part]! > 0 ? null : cell[part]!,
    )
    return [{ counts: seen, sum: sumOf(column)[part]! }]
  })
}

describe('an attacker with one answer', () => {
  it('pins no group of patients below the threshold', () => {
    fc.assert(
      fc.property(sized(size), (sizes) => {
        const rows = sizes.map((row) => row.map((count) => [count, 0, 0]))
        const totals = transposed(rows).map((column) => patients(sumOf(column)[0]!))
        const { groups, total } = disclose(
          { groups: sizes.map((row) => row.map(patients)), total: totals },
          counts,
          policy,
        )
        for (const line of seenColumns(rows, groups, total, 0))
          expect(mostOfEach(line) ?? Infinity).toBeGreaterThanOrEqual(threshold)
      }),
      { numRuns: 2000 },
    )
  })

  it('pins neither those with an outcome nor those without below the threshold', () => {
    fc.assert(
      fc.property(sized(fc.tuple(size, size, size)), (rows) => {
        const totals = transposed(rows).map((column) => sumOf(column) as [number, number, number])
        const { groups, total } = disclose(
          { groups: rows.map((row) => row.map((cell) => share(...cell))), total: totals.map((cell) => share(...cell)) },
          shares,
          policy,
        )
        for (const part of [0, 1]) {
          for (const line of seenColumns(rows, groups, total, part))
            expect(mostOfEach(line) ?? Infinity).toBeGreaterThanOrEqual(threshold)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('has no withheld number of unknowns back from their total', () => {
    fc.assert(
      fc.property(sized(fc.tuple(size, size, size)), (rows) => {
        const totals = transposed(rows).map((column) => sumOf(column) as [number, number, number])
        const { groups, total } = disclose(
          { groups: rows.map((row) => row.map((cell) => share(...cell))), total: totals.map((cell) => share(...cell)) },
          shares,
          policy,
        )
        const isTold = (cell: Cell | undefined) => cell?.status === 'shown' && cell.unknown !== undefined
        transposed(rows).forEach((column, j) => {
          if (!isTold(total[j])) return
          const counted = column.map((cell, i) => (isTold(groups[i]?.[j]) || cell[2] === 0 ? cell[2] : null))
          const most = mostOfEach({ counts: counted, sum: sumOf(column)[2]! })
          expect(most ?? Infinity).toBeGreaterThanOrEqual(threshold)
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('has no small increment from running totals, of a group or of all', () => {
    fc.assert(
      fc.property(sized(size), (sizes) => {
        const totals = transposed(sizes).map((column) => patients(column.reduce((a, b) => a + b, 0)))
        const { groups, total } = disclose(
          { groups: sizes.map((row) => row.map(patients)), total: totals },
          runningCounts,
          policy,
        )
        for (const row of [...groups, total]) {
          const shown = row.flatMap((cell) => (cell.status === 'shown' ? [cell.value] : []))
          const steps = shown.map((value, i) => value - (shown[i - 1] ?? 0))
          expect(steps.filter((step) => step > 0 && step < threshold)).toEqual([])
        }
        const patterns = new Set([...groups, total].map((row) => row.map(({ status }) => status).join()))
        expect(patterns.size).toBe(1)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('running totals', () => {
  it('wait until what they would give away is no longer small', () => {
    const increments = [[[50], [3], [20], [9]]]
    expect(runningWithheld(increments, [[false, true, false, true]], threshold)).toEqual([false, true, true, false])
  })
})
