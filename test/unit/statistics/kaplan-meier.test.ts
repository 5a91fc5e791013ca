import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { kaplanMeier, type SurvivalCurve } from '#analytics/statistics/survival/kaplan-meier.js'
import { lifeTable, type PatientCourse } from '#analytics/statistics/survival/life-table.js'
import { probabilityLimits } from '#analytics/statistics/survival/probability-limits.js'
import { survivalAt } from '#analytics/statistics/survival/survival-at.js'
import { lateCourses, patientCourses, splitAt } from '../../support/patient-courses.js'

function curveOf(courses: readonly PatientCourse[]): SurvivalCurve {
  const curve = kaplanMeier(lifeTable(courses))
  if (!curve.estimable) throw new Error('there are patients')
  return curve
}

describe('the Kaplan-Meier curve', () => {
  // The maintained group of Miller RG. Survival analysis. Wiley; 1981.
  it('gives the shares of its example', () => {
    const days = [9, 13, 18, 23, 31, 34, 48].map((time) => ({ time, events: [1], censored: time === 13 ? 1 : 0 }))
    const curve = kaplanMeier([...days, { time: 161, events: [0], censored: 3 }])
    if (!curve.estimable) throw new Error('there are patients')
    expect(curve.patients).toBe(11)
    expect(curve.steps[0]?.survival).toBeCloseTo(10 / 11, 12)
    expect(curve.steps[1]?.survival).toBeCloseTo(9 / 11, 12)
  })

  it('has nothing to estimate where nobody was observed', () => {
    expect(kaplanMeier([])).toEqual({ estimable: false, reason: 'nobody-observed' })
    expect(survivalAt([], [1])).toEqual({ estimable: false, reason: 'nobody-observed' })
  })

  it('has neither an error nor an interval once nobody is event-free', () => {
    expect(curveOf([{ time: 5, cause: 1 }]).steps[0]).toMatchObject({
      survival: 0,
      standardError: null,
      interval: null,
    })
  })

  it('counts a patient who is censored on the day of an event as at risk of it', () => {
    const curve = curveOf([
      { time: 5, cause: 0 },
      { time: 5, cause: 1 },
    ])
    expect(curve.steps[0]).toMatchObject({ atRisk: 2, survival: 0.5 })
  })

  it('says where late entry left nobody at risk', () => {
    const curve = curveOf([
      { time: 2, cause: 1 },
      { entry: 4, time: 6, cause: 0 },
    ])
    expect(curve.emptiedAt).toEqual([2])
    expect(curve.steps.at(-1)?.survival).toBe(0)
  })

  it('refuses a confidence that is none', () => {
    expect(() => kaplanMeier([{ time: 1, events: [1], censored: 1 }], { confidence: 1 })).toThrow('got 1')
    expect(() => kaplanMeier([], { confidence: 95 })).toThrow('confidence must lie in (0, 1), got 95')
  })

  it('never rises', () => {
    fc.assert(
      fc.property(lateCourses(1), (courses) => {
        const survival = [1, ...curveOf(courses).steps.map((step) => step.survival), 0]
        expect(survival).toEqual(survival.toSorted((a, b) => b - a))
      }),
    )
  })

  it('does not depend on the order of patients', () => {
    fc.assert(
      fc.property(lateCourses(1), (courses) => {
        expect(curveOf(courses.toReversed())).toEqual(curveOf(courses))
      }),
    )
  })

  it('is the same where patients are split in two at a time', () => {
    fc.assert(
      fc.property(lateCourses(1), fc.integer({ min: 1, max: 11 }), (courses, time) => {
        const whole = survivalAt(lifeTable(courses), [1, 3, 6, 9, 12])
        const split = survivalAt(lifeTable(splitAt(courses, time)), [1, 3, 6, 9, 12])
        if ('estimable' in whole || 'estimable' in split) throw new Error('there are patients')
        for (const [i, each] of whole.entries()) {
          expect(split[i]?.survival).toBeCloseTo(each.survival, 12)
          expect(split[i]?.atRisk).toBe(each.atRisk)
        }
      }),
    )
  })

  it('lies within its interval, on every scale', () => {
    fc.assert(
      fc.property(patientCourses(1), fc.constantFrom('log-log', 'log', 'plain'), (courses, scale) => {
        const curve = kaplanMeier(lifeTable(courses), { scale })
        for (const { survival, interval } of curve.estimable ? curve.steps : []) {
          if (interval === null) continue
          expect(interval.lower).toBeGreaterThanOrEqual(0)
          expect(interval.lower).toBeLessThanOrEqual(survival)
          expect(interval.upper).toBeGreaterThanOrEqual(survival)
          expect(interval.upper).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('is the share still event-free where nobody was censored', () => {
    fc.assert(
      fc.property(patientCourses(1), (courses) => {
        const all = courses.map((course) => ({ ...course, cause: 1 }))
        for (const { time, survival } of curveOf(all).steps) {
          expect(survival).toBeCloseTo(all.filter((each) => each.time > time).length / all.length, 12)
        }
      }),
    )
  })
})

describe('survival at given times', () => {
  it('is one before the first time, and stays as it was after the last', () => {
    const at = survivalAt([{ time: 5, events: [1], censored: 1 }], [3, 5, 9])
    if ('estimable' in at) throw new Error('there are patients')
    expect(at.map(({ survival, atRisk }) => [survival, atRisk])).toEqual([
      [1, 2],
      [0.5, 2],
      [0.5, 0],
    ])
    expect(at[0]?.interval).toMatchObject({ lower: 1, upper: 1 })
  })
})

describe('the interval of a probability', () => {
  // survival 3.5.3: survfit(Surv(time, status) ~ 1, aml[aml$x == 'Maintained', ], conf.type = 'log-log')
  it('gives the interval of its example', () => {
    const interval = probabilityLimits()(10 / 11, 0.08668)
    expect(interval?.lower).toBeCloseTo(0.5081, 4)
    expect(interval?.upper).toBeCloseTo(0.9867, 4)
  })

  it('is not known where the estimate is 0, or 1 on the log-log scale', () => {
    expect(probabilityLimits()(0, 0)).toBeNull()
    expect(probabilityLimits()(1, 0)).toBeNull()
    expect(probabilityLimits('log')(1, 0)).toMatchObject({ lower: 1, upper: 1 })
  })
})
