import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { grayTest } from '#analytics/statistics/survival/gray.js'
import { lifeTable, type PatientCourse } from '#analytics/statistics/survival/life-table.js'
import { patientCourses } from '../../support/patient-courses.js'

const tableOf = (group: string, courses: readonly PatientCourse[]) => ({ group, rows: lifeTable(courses, 2) })
const a = tableOf('A', [
  { time: 1, cause: 1 },
  { time: 2, cause: 1 },
  { time: 2, cause: 0 },
  { time: 4, cause: 0 },
  { time: 5, cause: 2 },
])
const b = tableOf('B', [
  { time: 1, cause: 2 },
  { time: 2, cause: 2 },
  { time: 3, cause: 1 },
  { time: 4, cause: 1 },
  { time: 6, cause: 0 },
])

describe("Gray's test", () => {
  // cmprsk 2.2.11: cuminc(c(1, 1, 2, 2, 2, 3, 4, 4, 5, 6), c(1, 2, 1, 0, 2, 1, 0, 1, 2, 0), group)$Tests
  it('gives the statistic of its example', () => {
    const test = grayTest([a, b], 0)
    expect(test).toMatchObject({ estimable: true, degreesOfFreedom: 1 })
    if (!test.estimable) return
    expect(test.statistic).toBeCloseTo(0.1983, 4)
    expect(test.p).toBeCloseTo(0.6561, 4)
  })

  it('compares nothing without an event of the cause, without a second group, or where chance had no part', () => {
    const censored = tableOf('C', [{ time: 3, cause: 0 }])
    expect(grayTest([censored, { ...censored, group: 'D' }], 0)).toEqual({ estimable: false, reason: 'no-events' })
    expect(grayTest([a], 0)).toEqual({ estimable: false, reason: 'one-group' })
    const early = tableOf('D', [{ time: 1, cause: 0 }])
    const late = tableOf('E', [{ time: 2, cause: 1 }])
    expect(grayTest([early, late], 0)).toEqual({ estimable: false, reason: 'no-variance' })
  })

  it('refuses late entry, a cause that there is not, and a group that comes twice', () => {
    const late = tableOf('C', [{ entry: 1, time: 2, cause: 1 }])
    expect(() => grayTest([a, late], 0)).toThrow('from the beginning only, got 1 entered at 1')
    expect(() => grayTest([a, b], 2)).toThrow('cause must be one of 0 to 1, got 2')
    expect(() => grayTest([a, a], 0)).toThrow('group A must come once, got two tables')
  })

  it('is the same whichever group comes last', () => {
    fc.assert(
      fc.property(patientCourses(2), patientCourses(2), patientCourses(2), (first, second, third) => {
        const tables = [tableOf('A', first), tableOf('B', second), tableOf('C', third)]
        const [test, turned] = [grayTest(tables, 0), grayTest([...tables.slice(1), ...tables.slice(0, 1)], 0)]
        expect(turned.estimable).toBe(test.estimable)
        if (!test.estimable || !turned.estimable) return
        expect(turned.degreesOfFreedom).toBe(test.degreesOfFreedom)
        expect(Math.abs(turned.statistic / test.statistic - 1) < 1e-6 || test.statistic < 1e-9).toBe(true)
      }),
    )
  })

  it('finds no difference between groups that are alike', () => {
    fc.assert(
      fc.property(patientCourses(2), (courses) => {
        const test = grayTest([tableOf('A', courses), tableOf('B', courses)], 0)
        if (test.estimable) expect(test.statistic).toBeCloseTo(0, 9)
      }),
    )
  })
})
