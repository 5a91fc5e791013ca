import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lifeTable, type PatientCourse } from '#analytics/statistics/survival/life-table.js'
import { logRank } from '#analytics/statistics/survival/log-rank.js'
import { scoreTest } from '#analytics/statistics/survival/score-test.js'
import { lateCourses, splitAt } from '../../support/patient-courses.js'

const table = (...times: number[]) => times.map((time) => ({ time, events: [1], censored: 0 }))
const censored = [{ time: 6, events: [0], censored: 3 }]

describe('the log-rank test', () => {
  // survival 3.5.3: survdiff(Surv(1:6, c(1, 1, 1, 0, 0, 0)) ~ rep(c('A', 'B'), each = 3))
  it('gives the statistic of its example', () => {
    const test = logRank([
      { group: 'A', rows: table(1, 2, 3) },
      { group: 'B', rows: censored },
    ])
    expect(test).toMatchObject({ estimable: true, degreesOfFreedom: 1 })
    if (!test.estimable) return
    expect(test.statistic).toBeCloseTo(5.0517, 4)
    expect(test.p).toBeCloseTo(0.0246, 4)
    expect(test.groups[0]).toMatchObject({ group: 'A', patients: 3, observed: 3 })
    expect(test.groups[0]?.expected).toBeCloseTo(1.15, 12)
  })

  it('compares nothing without events, without a second group, or where chance had no part', () => {
    const a = { group: 'A', rows: table(1, 2) }
    expect(logRank([])).toEqual({ estimable: false, reason: 'no-events' })
    expect(logRank([{ group: 'B', rows: censored }])).toEqual({ estimable: false, reason: 'no-events' })
    expect(logRank([a])).toEqual({ estimable: false, reason: 'one-group' })
    expect(logRank([a, { group: 'B', rows: [] }])).toEqual({ estimable: false, reason: 'one-group' })
    const allAtOnce = ['A', 'B'].map((group) => ({ group, rows: [{ time: 1, events: [2], censored: 0 }] }))
    expect(logRank(allAtOnce)).toEqual({ estimable: false, reason: 'no-variance' })
  })

  it('compares within strata only', () => {
    const tables = [
      { group: 'A', stratum: 'x', rows: table(1, 2) },
      { group: 'B', stratum: 'y', rows: table(1, 2) },
    ]
    expect(logRank(tables)).toEqual({ estimable: false, reason: 'no-variance' })
  })

  it('refuses two tables of one group in a stratum, and a negative rho', () => {
    const a = { group: 'A', rows: table(1) }
    expect(() => logRank([a, a])).toThrow('group A must come once in a stratum, got two tables')
    expect(() => logRank([a], { rho: -1 })).toThrow('rho must be zero or more and finite, got -1')
  })

  const grouped = fc.tuple(lateCourses(1), lateCourses(1), lateCourses(1))
  const testOf = (groups: readonly (readonly PatientCourse[])[], rho: number) =>
    logRank(
      groups.map((courses, i) => ({ group: String(i), rows: lifeTable(courses) })),
      { rho },
    )

  it('observes as many events as it expects, over all groups', () => {
    fc.assert(
      fc.property(grouped, fc.constantFrom(0, 1), (groups, rho) => {
        const test = testOf(groups, rho)
        if (!test.estimable) return
        const sum = (of: 'observed' | 'expected') => test.groups.reduce((total, group) => total + group[of], 0)
        expect(sum('observed')).toBeCloseTo(sum('expected'), 9)
        expect(test.p).toBeGreaterThanOrEqual(0)
        expect(test.p).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not depend on the order of groups, nor on splitting patients in two', () => {
    fc.assert(
      fc.property(grouped, fc.constantFrom(0, 1), fc.integer({ min: 1, max: 11 }), (groups, rho, time) => {
        const [test, reversed, split] = [
          testOf(groups, rho),
          testOf(groups.toReversed(), rho),
          testOf(
            groups.map((courses) => splitAt(courses, time)),
            rho,
          ),
        ]
        expect([reversed.estimable, split.estimable]).toEqual([test.estimable, test.estimable])
        if (!test.estimable || !reversed.estimable || !split.estimable) return
        expect(reversed.statistic).toBeCloseTo(test.statistic, 6)
        expect(split.statistic).toBeCloseTo(test.statistic, 6)
        expect(reversed.degreesOfFreedom).toBe(test.degreesOfFreedom)
      }),
    )
  })
})

describe('the test of scores', () => {
  it('gives no degree of freedom to a score that follows from others', () => {
    const covariance = [
      [4, -4],
      [-4, 4],
    ]
    const test = scoreTest([2, -2], covariance)
    expect(test).toMatchObject({ statistic: 1, degreesOfFreedom: 1 })
    expect(test?.p).toBeCloseTo(0.3173, 4)
    expect(scoreTest([0], [[0]])).toBeNull()
  })
})
