import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { emptyTally, type Tally } from '#analytics/cube/tally.js'
import { complement } from '#analytics/disclosure/complement.js'
import { disclose } from '#analytics/disclosure/disclose.js'
import { running } from '#analytics/disclosure/running.js'
import { decide } from '#analytics/disclosure/table.js'

const threshold = 11
const patients = (count: number): Tally => ({ ...emptyTally, numerator: count, patients: count, parts: [count] })
const share = (yes: number, no: number, unknown = 0): Tally => ({
  ...{ numerator: yes, denominator: yes + no, unknown, quartiles: null },
  ...{ patients: yes + no + unknown, parts: [yes, no], unknownPatients: unknown },
})
const policy = { threshold }

describe('counts of patients', () => {
  it('are withheld from 1 to 10 and shown at zero and from 11', () => {
    const total = [patients(0), patients(1), patients(10), patients(11), patients(5000)]
    const { total: cells } = disclose({ groups: [total], total }, { kind: 'count', cumulative: false }, policy)
    expect(cells.map(({ status }) => status)).toEqual(['shown', 'suppressed', 'suppressed', 'shown', 'shown'])
  })

  it('are exact for those who may see all', () => {
    const { groups } = disclose(
      { groups: [[patients(3)]], total: [patients(3)] },
      { kind: 'count', cumulative: false },
      { threshold: null },
    )
    expect(groups[0]?.[0]).toEqual({ status: 'shown', value: 3 })
  })

  it('of studies are withheld by the patients behind them', () => {
    const studies: Tally = { ...patients(4), numerator: 250 }
    const { groups } = disclose({ groups: [[studies]], total: [studies] }, { kind: 'count', cumulative: false }, policy)
    expect(groups[0]?.[0]).toEqual({ status: 'suppressed', reason: 'small-count' })
  })
})

describe('proportions', () => {
  const only = (tally: Tally) =>
    disclose({ groups: [[tally]], total: [tally] }, { kind: 'proportion', cumulative: false }, policy).groups[0]?.[0]

  it('are withheld with their interval where few had the outcome, or few had not', () => {
    expect(only(share(4, 900))).toEqual({ status: 'suppressed', reason: 'small-count' })
    expect(only(share(900, 4))).toEqual({ status: 'suppressed', reason: 'small-count' })
  })

  it('keep a small number of unknowns to themselves', () => {
    expect(only(share(100, 900, 4))).not.toHaveProperty('unknown')
    expect(only(share(100, 900, 40))).toHaveProperty('unknown', 40)
  })

  it('are undefined where nobody is known', () => {
    expect(only(share(0, 0, 40))).toEqual({ status: 'undefined', reason: 'no-denominator' })
  })
})

describe('a line of counts whose sum is known', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 12 })
  const first = (sizes: readonly number[]) =>
    sizes.map((size) => (size > 0 && size < threshold ? 'small-count' : 'shown') as 'shown')

  it('hides the next smallest count beside a lone small one', () => {
    expect(complement([3, 40, 12], ['small-count', 'shown', 'shown'], threshold)).toEqual([
      'small-count',
      'shown',
      'secondary',
    ])
  })

  it('never leaves a small count alone, nor a small sum of them, while there is another to hide', () => {
    fc.assert(
      fc.property(counts, (sizes) => {
        const decisions = complement(sizes, first(sizes), threshold)
        const withheld = sizes.filter((_, i) => decisions[i] !== 'shown')
        const shown = sizes.filter((size, i) => decisions[i] === 'shown' && size > 0)
        if (withheld.length === 0 || shown.length === 0) return
        expect(withheld.length).toBeGreaterThan(1)
        expect(withheld.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(threshold)
      }),
    )
  })
})

describe('a table of groups by periods', () => {
  const table = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

  it('never withholds one positive cell alone in a line or a column while another could join it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const totals = rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0))
        const { groups, total } = decide(
          { groups: rows.map((row) => row.map(patients)), total: totals.map(patients) },
          threshold,
        )
        const lines = [
          ...rows.map((row, i) => row.map((size, j) => ({ size, isShown: groups[i]![j] === 'shown' }))),
          ...totals
            .map((_, j) => rows.map((row, i) => ({ size: row[j]!, isShown: groups[i]![j] === 'shown' })))
            .filter((_, j) => total[j] === 'shown'),
        ]
        for (const line of lines.map((cells) => cells.filter(({ size }) => size > 0))) {
          const withheld = line.filter(({ isShown }) => !isShown)
          if (withheld.length === 0 || withheld.length === line.length) continue
          expect(withheld.length).toBeGreaterThan(1)
          expect(withheld.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThanOrEqual(threshold)
        }
      }),
    )
  })
})

describe('running totals', () => {
  it('wait until what they would give away is no longer small', () => {
    expect(running([50, 3, 20, 9], ['shown', 'small-count', 'shown', 'small-count'], threshold)).toEqual([
      'shown',
      'secondary',
      'secondary',
      'shown',
    ])
  })

  it('never differ by a small count between two that are shown', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(counts, (sizes) => {
        const total = sizes.map(patients)
        const { total: cells } = disclose({ groups: [total], total }, { kind: 'count', cumulative: true }, policy)
        const shown = cells.flatMap((cell) => (cell.status === 'shown' ? [cell.value] : []))
        const steps = shown.map((value, i) => value - (shown[i - 1] ?? 0))
        expect(steps.filter((step) => step > 0 && step < threshold)).toEqual([])
      }),
    )
  })
})
