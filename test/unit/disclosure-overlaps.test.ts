import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { disclose, type Asked } from '#analytics/disclosure/disclose.js'
import { emptyTally, type Tally } from '#analytics/disclosure/tally.js'
import { mostOfEach } from '../support/attacker.js'

const threshold = 11
const policy = { threshold }
const counts: Asked = { kind: 'count', cumulative: false, overlaps: true }
const shares: Asked = { kind: 'proportion', cumulative: false, overlaps: true }

const patients = (count: number, records = count): Tally =>
  count === 0 ? emptyTally : { ...emptyTally, numerator: records, parts: [count] }

const share = (yes: number, no: number, unknown = 0): Tally => ({
  ...{ numerator: yes, denominator: yes + no, unknown, quartiles: null },
  ...{ parts: [yes + no + unknown, yes, no], unknownPatients: unknown },
})

const statuses = (groups: readonly Tally[], total: Tally, asked: Asked) => {
  const disclosed = disclose({ groups: groups.map((each) => [each]), total: [total] }, asked, policy)
  return [...disclosed.groups, disclosed.total].map(([cell]) => cell?.status)
}

describe('groups that overlap', () => {
  it('are withheld where all but few are in one', () => {
    expect(statuses([patients(997), patients(400)], patients(1000), counts)).toEqual(['suppressed', 'shown', 'shown'])
    expect(statuses([patients(989), patients(400)], patients(1000), counts)).toEqual(['shown', 'shown', 'shown'])
    expect(statuses([patients(1000), patients(400)], patients(1000), counts)).toEqual(['shown', 'shown', 'shown'])
  })

  it('are withheld where all but few of those with an outcome, or without it, are in one', () => {
    const total = share(100, 900)
    expect(statuses([share(97, 400), share(40, 500)], total, shares)).toEqual(['suppressed', 'shown', 'shown'])
    expect(statuses([share(40, 895), share(40, 500)], total, shares)).toEqual(['suppressed', 'shown', 'shown'])
  })

  it('are withheld where few records are not in one, be their patients in it with others', () => {
    const total = patients(500, 1000)
    expect(statuses([patients(500, 997), patients(60, 70)], total, counts)).toEqual(['suppressed', 'shown', 'shown'])
  })

  it('keep to themselves of how many unknowns all but few are in one', () => {
    const exact = { groups: [[share(40, 500, 57)], [share(50, 600, 20)]], total: [share(100, 900, 60)] }
    const { groups, total } = disclose(exact, shares, policy)
    expect(groups[0]?.[0]).not.toHaveProperty('unknown')
    expect([groups[1]?.[0], total[0]]).toMatchObject([{ unknown: 20 }, { unknown: 60 }])
  })

  it('are not judged by a number of something else, such as sites', () => {
    expect(statuses([patients(700, 8), patients(400, 4)], patients(1000, 9), counts)).not.toContain('suppressed')
  })

  it('hide no small increment of those not in one behind running totals', () => {
    const exact = { groups: [[patients(40), patients(97)]], total: [patients(80), patients(100)] }
    const { groups, total } = disclose(
      { groups: [...exact.groups, [patients(50), patients(60)]], total: exact.total },
      { ...counts, cumulative: true },
      policy,
    )
    const shown = (groups[0] ?? []).map((cell, i) => [cell, total[i]])
    expect(shown.at(-1)).toMatchObject([{ value: 137 }, { value: 180 }])
    expect(shown.at(0)).toMatchObject([{ status: 'suppressed' }, { status: 'suppressed' }])
  })
})

const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 90 }))
/** For each period, those in one group, in the other, in both and in neither. */
const membership = fc.array(fc.tuple(size, size, size, size), { minLength: 1, maxLength: 5 })
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

describe('an attacker who takes overlapping groups from their total', () => {
  it('pins those not in a group neither at a period nor, by their sum, over all', () => {
    fc.assert(
      fc.property(membership, (periods) => {
        const own = [periods.map(([one, , both]) => one + both), periods.map(([, other, both]) => other + both)]
        const all = periods.map(sum)
        const exact = {
          groups: own.map((row) => row.map((count) => patients(count))),
          total: all.map((n) => patients(n)),
        }
        const { groups, total } = disclose(exact, counts, policy)
        own.forEach((row, i) => {
          const others = row.map((count, j) => all[j]! - count)
          const isSeen = (j: number) => groups[i]?.[j]?.status === 'shown' && total[j]?.status === 'shown'
          const seen = others.map((count, j) => (isSeen(j) || count === 0 ? count : null))
          expect(seen.filter((count) => count !== null && count > 0 && count < threshold)).toEqual([])
          // A lone period has its sum for itself: over all periods it is another question, answered by the same rule.
          if (periods.length === 1) return
          const isAll = row.every((_, j) => !isSeen(j) || others[j] === 0)
          if (!isAll)
            expect(mostOfEach({ counts: seen, sum: sum(others) }) ?? Infinity).toBeGreaterThanOrEqual(threshold)
        })
      }),
      { numRuns: 2000 },
    )
  })
})
