import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aalenJohansen, type CumulativeIncidence } from '#analytics/statistics/survival/aalen-johansen.js'
import { incidenceAt } from '#analytics/statistics/survival/incidence-at.js'
import { incidenceQuantile } from '#analytics/statistics/survival/incidence-quantile.js'
import { kaplanMeier } from '#analytics/statistics/survival/kaplan-meier.js'
import { lifeTable, type PatientCourse } from '#analytics/statistics/survival/life-table.js'
import { lateCourses, patientCourses, splitAt } from '../../support/patient-courses.js'

function curvesOf(courses: readonly PatientCourse[]): CumulativeIncidence {
  const curves = aalenJohansen(lifeTable(courses, 2))
  if (!curves.estimable) throw new Error('there are patients')
  return curves
}

const five = curvesOf([1, 2, 1, 1, 2].map((cause, i) => ({ time: i + 1, cause })))

describe('the cumulative incidence of competing events', () => {
  it('gives the shares of its example', () => {
    const curves = aalenJohansen([
      { time: 1, events: [1, 1], censored: 0 },
      { time: 2, events: [1, 0], censored: 7 },
    ])
    if (!curves.estimable) throw new Error('there are patients')
    const last = curves.steps[1]
    expect(last?.causes.map(({ incidence }) => incidence)).toEqual([0.2, 0.1])
    expect(last?.eventFree).toBeCloseTo(0.7, 12)
  })

  it('has nothing to estimate where nobody was observed', () => {
    expect(aalenJohansen([])).toEqual({ estimable: false, reason: 'nobody-observed' })
    expect(incidenceAt([], [1])).toEqual({ estimable: false, reason: 'nobody-observed' })
  })

  it('has no interval while a cause is unseen, nor where it took everybody', () => {
    const curves = curvesOf([1, 1, 0, 1].map((cause, i) => ({ time: i + 1, cause })))
    expect(curves.steps.map(({ causes }) => causes[1]?.interval)).toEqual([null, null, null, null])
    expect(curves.steps.at(-1)?.causes[0]).toMatchObject({ incidence: 1, interval: null })
  })

  it('is less than one less Kaplan and Meier for one cause alone, once there is another', () => {
    const rows = lifeTable(
      [2, 1, 2, 1].map((cause, i) => ({ time: i + 1, cause })),
      2,
    )
    const alone = kaplanMeier(
      rows.map(({ time, events, censored }) => ({ time, events: [events[0]!], censored: censored + events[1]! })),
    )
    const curves = aalenJohansen(rows)
    if (!alone.estimable || !curves.estimable) throw new Error('there are patients')
    expect(curves.steps.at(-1)?.causes[0]?.incidence).toBeCloseTo(0.5, 12)
    expect(1 - (alone.steps.at(-1)?.survival ?? 0)).toBe(1)
  })

  it('sums to one with the event-free, at every time', () => {
    fc.assert(
      fc.property(lateCourses(2), (courses) => {
        for (const { causes, eventFree } of curvesOf(courses).steps) {
          expect(causes.reduce((sum, { incidence }) => sum + incidence, eventFree)).toBeCloseTo(1, 12)
        }
      }),
    )
  })

  it('is one less Kaplan and Meier, with the same error, where nothing competes', () => {
    fc.assert(
      fc.property(lateCourses(1), (courses) => {
        const curve = kaplanMeier(lifeTable(courses, 2))
        if (!curve.estimable) throw new Error('there are patients')
        for (const [i, { causes, eventFree }] of curvesOf(courses).steps.entries()) {
          const { survival, standardError } = curve.steps[i]!
          expect(causes[0]?.incidence).toBeCloseTo(1 - survival, 12)
          expect(eventFree).toBe(survival)
          expect(causes[0]?.standardError).toBeCloseTo(standardError ?? 0, 9)
        }
      }),
    )
  })

  it('is binomial where nobody was censored', () => {
    fc.assert(
      fc.property(patientCourses(1), (courses) => {
        const ended = courses.map(({ time, cause }) => ({ time, cause: cause + 1 }))
        for (const { time, causes } of curvesOf(ended).steps) {
          const share = ended.filter((each) => each.time <= time && each.cause === 1).length / ended.length
          expect(causes[0]?.incidence).toBeCloseTo(share, 12)
          expect(causes[0]?.standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / ended.length), 9)
        }
      }),
    )
  })

  it('lies within its interval', () => {
    fc.assert(
      fc.property(lateCourses(2), (courses) => {
        for (const { incidence, interval } of curvesOf(courses).steps.flatMap(({ causes }) => causes)) {
          if (interval === null) continue
          expect(interval.lower).toBeLessThanOrEqual(incidence)
          expect(interval.upper).toBeGreaterThanOrEqual(incidence)
        }
      }),
    )
  })

  it('depends neither on the order of patients nor on splitting them in two', () => {
    fc.assert(
      fc.property(lateCourses(2), fc.integer({ min: 1, max: 11 }), (courses, time) => {
        expect(curvesOf(courses.toReversed())).toEqual(curvesOf(courses))
        const whole = incidenceAt(lifeTable(courses, 2), [2, 5, 12])
        const split = incidenceAt(lifeTable(splitAt(courses, time), 2), [2, 5, 12])
        if ('estimable' in whole || 'estimable' in split) throw new Error('there are patients')
        for (const [i, { causes }] of whole.entries()) {
          for (const [k, { incidence, standardError }] of causes.entries()) {
            expect(split[i]?.causes[k]?.incidence).toBeCloseTo(incidence, 12)
            expect(split[i]?.causes[k]?.standardError).toBeCloseTo(standardError, 9)
          }
        }
      }),
    )
  })
})

describe('cumulative incidence at given times', () => {
  it('is zero before the first, and stays as it was after the last', () => {
    const at = incidenceAt([{ time: 5, events: [1, 0], censored: 1 }], [3, 5, 9])
    if ('estimable' in at) throw new Error('there are patients')
    expect(at.map(({ causes }) => causes[0]?.incidence)).toEqual([0, 0.5, 0.5])
    expect(at.map(({ atRisk }) => atRisk)).toEqual([2, 2, 0])
    expect(at[0]).toMatchObject({ eventFree: 1, causes: [{ interval: null }, { interval: null }] })
  })
})

describe('the time by which half had one cause first', () => {
  it('is that of its example', () => {
    expect(incidenceQuantile(five, 0)).toEqual({ time: 4, lower: 1, upper: null })
  })

  it('is not reached where fewer than half ever have it', () => {
    expect(incidenceQuantile(five, 1).time).toBeNull()
  })

  it('refuses a cause that there is not, and a share that is none', () => {
    expect(() => incidenceQuantile(five, 2)).toThrow('cause must be one of 0 to 1, got 2')
    expect(() => incidenceQuantile(five, 0, 0)).toThrow('share must lie in (0, 1), got 0')
  })
})
