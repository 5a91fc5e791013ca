import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { kaplanMeier, type SurvivalCurve } from '#analytics/statistics/survival/kaplan-meier.js'
import { lifeTable, type PatientCourse } from '#analytics/statistics/survival/life-table.js'
import { restrictedMean } from '#analytics/statistics/survival/restricted-mean.js'
import { survivalQuantile } from '#analytics/statistics/survival/survival-quantile.js'
import { timeReached } from '#analytics/statistics/survival/time-reached.js'
import { patientCourses } from '../../support/patient-courses.js'

function curveOf(courses: readonly PatientCourse[]): SurvivalCurve {
  const curve = kaplanMeier(lifeTable(courses))
  if (!curve.estimable) throw new Error('there are patients')
  return curve
}

const four = curveOf([1, 2, 3, 4].map((time) => ({ time, cause: 1 })))
const median = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.ceil(times.length / 2) - 1]! + sorted[Math.floor(times.length / 2)]!) / 2
}

describe('the median time to an event', () => {
  // survival 3.5.3: survfit(Surv(1:4, rep(1, 4)) ~ 1, conf.type = 'log-log')
  it('is the middle of the while in which half are event-free', () => {
    expect(survivalQuantile(four)).toEqual({ time: 2.5, lower: 1, upper: null })
  })

  it('is that of the times themselves where nobody was censored', () => {
    fc.assert(
      fc.property(patientCourses(0), (courses) => {
        const curve = curveOf(courses.map((course) => ({ ...course, cause: 1 })))
        expect(survivalQuantile(curve).time).toBe(median(courses.map(({ time }) => time)))
      }),
    )
  })

  it('is not reached where more than half stay event-free', () => {
    const curve = curveOf([1, 0, 0].map((cause, i) => ({ time: i + 1, cause })))
    expect(survivalQuantile(curve).time).toBeNull()
  })

  it('lies within its limits', () => {
    fc.assert(
      fc.property(patientCourses(1), (courses) => {
        const { time, lower, upper } = survivalQuantile(curveOf(courses))
        if (time !== null && lower !== null) expect(lower).toBeLessThanOrEqual(time)
        if (upper !== null) expect(upper).toBeGreaterThanOrEqual(time ?? Infinity)
      }),
    )
  })

  it('refuses a share that is none', () => {
    expect(() => survivalQuantile(four, 1)).toThrow('share must lie in (0, 1), got 1')
  })
})

describe('the time by which a share is reached', () => {
  it('passes over what is not known', () => {
    const points = [
      { time: 1, share: null },
      { time: 2, share: 0.6 },
    ]
    expect(timeReached(points, 0.5)).toBe(2)
    expect(timeReached(points, 0.7)).toBeNull()
  })

  it('is the middle until the end where the share is never passed', () => {
    const points = [1, 2, 6].map((time) => ({ time, share: time === 1 ? 0.2 : 0.5 }))
    expect(timeReached(points, 0.5)).toBe(4)
  })
})

describe('the restricted mean time', () => {
  it('is the area of its example', () => {
    expect(restrictedMean(four, 2).mean).toBeCloseTo(1.75, 12)
  })

  it('is the mean of the times, cut at the horizon, where nobody was censored', () => {
    fc.assert(
      fc.property(patientCourses(0), fc.integer({ min: 1, max: 20 }), (courses, horizon) => {
        const curve = curveOf(courses.map((course) => ({ ...course, cause: 1 })))
        const cut = courses.map(({ time }) => Math.min(time, horizon))
        const mean = cut.reduce((sum, time) => sum + time, 0) / cut.length
        const variance = cut.reduce((sum, time) => sum + (time - mean) ** 2, 0) / cut.length ** 2
        const restricted = restrictedMean(curve, horizon)
        expect(restricted.mean).toBeCloseTo(mean, 10)
        expect(restricted.standardError).toBeCloseTo(Math.sqrt(variance), 10)
        expect(restricted.isExtended).toBe(false)
      }),
    )
  })

  it('says where the curve had to be taken to go on', () => {
    const curve = curveOf([1, 0].map((cause, i) => ({ time: i + 1, cause })))
    expect(restrictedMean(curve, 3).isExtended).toBe(true)
    expect(restrictedMean(curve, 2).isExtended).toBe(false)
  })

  it('refuses a horizon of nothing', () => {
    expect(() => restrictedMean(four, 0)).toThrow('horizon must be positive and finite, got 0')
  })
})
