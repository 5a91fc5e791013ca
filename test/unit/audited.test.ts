import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { attackerIntervals } from '#analytics/disclosure/audit/attacker-intervals.js'
import { shown, withheld, type AuditedCell, type Relation } from '#analytics/disclosure/audit/linked-tables.js'
import { isAlike } from '#analytics/disclosure/alike.js'
import { describeAudit } from '#analytics/disclosure/describe-audit.js'
import { disclose, type Asked, type DisclosedTable } from '#analytics/disclosure/disclose.js'
import { emptyTally, type Tally } from '#analytics/disclosure/tally.js'

const threshold = 5
const policy = { threshold, leastAlike: 10, isAudited: true } as const
const counts: Asked = { kind: 'count', cumulative: false }
const shares: Asked = { kind: 'proportion', cumulative: false }

const patients = (count: number): Tally =>
  count === 0 ? emptyTally : { ...emptyTally, numerator: count, parts: [count] }
const share = ([yes = 0, no = 0, unknown = 0]: readonly number[]): Tally =>
  yes + no + unknown === 0
    ? emptyTally
    : {
        ...{ numerator: yes, denominator: yes + no, unknown, quartiles: null },
        ...{ parts: [yes + no + unknown, yes, no], unknownPatients: unknown },
      }

const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 }))
const table = <T>(of: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(of, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
const totalsOf = (rows: readonly (readonly number[])[]) => rows[0]!.map((_, j) => sum(rows.map((row) => row[j]!)))

/**
 * What a reader of one answer can solve: one number of each cell, groups that add up to their total, and the sum of each
 * group over all periods, where that is not small itself.
 */
function intervals(rows: readonly (readonly number[])[], isHidden: (i: number, j: number) => boolean) {
  const whole = [...rows, totalsOf(rows)]
  const width = rows[0]!.length
  const cells: AuditedCell[] = whole.flatMap((row, i) =>
    row.map((value, j) => (isHidden(i, j) && value > 0 ? withheld(value) : shown(value))),
  )
  const relations: Relation[] = rows[0]!.map((_, j) => ({
    ...{ kind: 'sum', parts: rows.map((_, i) => i * width + j), total: rows.length * width + j },
  }))
  return attackerIntervals({ cells, relations }).map(({ cell, ...interval }) => ({
    ...interval,
    value: cells[cell]!.value,
  }))
}

const hides =
  ({ groups, total }: DisclosedTable) =>
  (i: number, j: number) =>
    [...groups, total][i]?.[j]?.status === 'suppressed'

describe('an attacker with a linear programme', () => {
  it('holds no withheld count of patients exactly, nor one that is small for small, whatever the table', () => {
    fc.assert(
      fc.property(table(size), (rows) => {
        const exact = { groups: rows.map((row) => row.map(patients)), total: totalsOf(rows).map(patients) }
        const disclosed = disclose(exact, counts, policy)
        for (const { value, min, max } of intervals(rows, hides(disclosed))) {
          if (value >= threshold) continue
          expect(max).toBeGreaterThanOrEqual(threshold)
          expect(min).toBeLessThan(max)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('holds neither those with an outcome nor those without it', () => {
    fc.assert(
      fc.property(table(fc.tuple(size, size, size)), (rows) => {
        const part = (k: number) => rows.map((row) => row.map((cell) => cell[k]!))
        const totals = [0, 1, 2].map((k) => totalsOf(part(k)))
        const total = rows[0]!.map((_, j) => share(totals.map((line) => line[j]!)))
        const disclosed = disclose({ groups: rows.map((row) => row.map(share)), total }, shares, policy)
        for (const k of [0, 1]) {
          for (const { value, max } of intervals(part(k), hides(disclosed))) {
            if (value < threshold) expect(max).toBeGreaterThanOrEqual(threshold)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('gets the same pattern each time', () => {
    const rows = [
      [3, 40, 12],
      [18, 2, 25],
      [9, 31, 4],
    ]
    const exact = { groups: rows.map((row) => row.map(patients)), total: totalsOf(rows).map(patients) }
    expect(disclose(exact, counts, policy)).toEqual(disclose(exact, counts, policy))
  })
})

it('withholds a row with its zeros where ten patients in eight periods leave each no more than three', () => {
  const rows = [
    [1, 1, 2, 1, 0, 1, 1, 1, 2],
    [30, 20, 40, 25, 30, 60, 20, 30, 40],
    [20, 40, 30, 35, 50, 20, 60, 20, 30],
  ]
  const exact = { groups: rows.map((row) => row.map(patients)), total: totalsOf(rows).map(patients) }
  const { groups, total, audit } = disclose(exact, counts, policy)
  expect(audit).toBe('programme')
  expect(new Set(groups[0]?.map(({ status }) => status))).toEqual(new Set(['suppressed']))
  expect(new Set(total.map(({ status }) => status))).toEqual(new Set(['shown']))
})

describe('a share of none or of all', () => {
  const answer = (...rows: readonly (readonly [number, number, number])[]) => {
    const total = share([0, 1, 2].map((k) => sum(rows.map((row) => row[k]!))))
    return disclose({ groups: rows.map((row) => [share(row)]), total: [total] }, shares, policy)
  }

  it('is withheld of a few patients, with another beside it, and shown of more', () => {
    expect(isAlike(share([0, 9, 0]), 'proportion', 10)).toBe(true)
    const statuses = ({ groups }: DisclosedTable) => groups.map(([cell]) => cell?.status)
    expect(statuses(answer([0, 9, 0], [20, 30, 0], [90, 80, 0]))).toEqual(['suppressed', 'suppressed', 'shown'])
    expect(statuses(answer([0, 10, 0], [20, 30, 0], [90, 80, 0]))).toEqual(['shown', 'shown', 'shown'])
  })
})

describe('an answer of which too much is withheld to audit', () => {
  const rows = Array.from({ length: 30 }, (_, i) => Array.from({ length: 40 }, (_, j) => 1 + ((i * 7 + j * 3) % 4)))
  const exact = { groups: rows.map((row) => row.map(patients)), total: totalsOf(rows).map(patients) }
  const { groups, total, audit } = disclose(exact, counts, policy)

  it('keeps its totals, and says so', () => {
    expect(audit).toBe('groups-withheld')
    expect(describeAudit(audit)).toContain('all groups are withheld')
    expect(new Set(groups.flat().map(({ status }) => status))).toEqual(new Set(['suppressed']))
    expect(new Set(total.map(({ status }) => status))).toEqual(new Set(['shown']))
  })
})

it('withholds nothing, shows zero, and divides by nobody, each in its own words', () => {
  const one = (tally: Tally, asked: Asked) => disclose({ groups: [[tally]], total: [tally] }, asked, policy)
  expect(one(patients(3), counts).groups[0]).toEqual([{ status: 'suppressed', reason: 'protected' }])
  expect(one(patients(0), counts).groups[0]).toEqual([{ status: 'shown', value: 0 }])
  expect(one(share([]), shares).groups[0]).toEqual([{ status: 'undefined', reason: 'no-denominator' }])
  expect(one(patients(5), counts)).toMatchObject({ audit: 'nothing-withheld', groups: [[{ value: 5 }]] })
  expect(describeAudit('nothing-withheld')).toBeNull()
})
