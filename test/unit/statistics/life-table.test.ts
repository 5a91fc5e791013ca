import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { followUps } from '#analytics/statistics/survival/follow-up.js'
import { lifeTable } from '#analytics/statistics/survival/life-table.js'
import { atRiskAt, riskSets } from '#analytics/statistics/survival/risk-sets.js'
import { tiedTimes } from '#analytics/statistics/survival/tied-times.js'
import { lateCourses } from '../../support/patient-courses.js'

describe('the life table', () => {
  it('counts those who left at a time by the way they left', () => {
    const patients = [
      { time: 5, cause: 1 },
      { time: 5, cause: 0 },
    ]
    expect(lifeTable(patients)).toEqual([{ time: 5, events: [1], censored: 1, entered: 0 }])
  })

  it('has no row where there are no patients', () => {
    expect(lifeTable([])).toEqual([])
  })

  it('takes times that differ by rounding for one', () => {
    expect(tiedTimes([0.3, 0.1 + 0.2, 1])(0.1 + 0.2)).toBe(0.3)
    const patients = [
      { time: 0.1 + 0.2, cause: 1 },
      { time: 0.3, cause: 0 },
    ]
    expect(lifeTable(patients)).toEqual([{ time: 0.3, events: [1], censored: 1, entered: 0 }])
  })

  it('keeps apart those who entered late and those at risk from the beginning', () => {
    expect(followUps([{ entry: 1, time: 2 }, { time: 3 }])).toEqual([
      { entry: 1, time: 2 },
      { entry: null, time: 3 },
    ])
  })

  it('refuses a patient who left before entering, and a cause that there is not', () => {
    expect(() => lifeTable([{ entry: 4, time: 4, cause: 1 }])).toThrow(
      'entry must lie in [0, 4), before the time, got 4',
    )
    expect(() => lifeTable([{ entry: NaN, time: 4, cause: 1 }])).toThrow('got NaN')
    expect(() => lifeTable([{ time: -1, cause: 1 }])).toThrow('time must be zero or more and finite, got -1')
    expect(() => lifeTable([{ time: 4, cause: 2 }])).toThrow('cause must be an integer in [0, 1], got 2')
  })
})

describe('the risk set', () => {
  it('holds those who leave at a time and later', () => {
    const rows = [
      { time: 2, events: [1], censored: 1 },
      { time: 5, events: [1], censored: 0 },
    ]
    expect(riskSets(rows).sets.map(({ atRisk }) => atRisk)).toEqual([3, 1])
    expect([2, 3, 6].map((time) => atRiskAt(rows, time))).toEqual([3, 1, 0])
  })

  it('holds those who entered before a time, and not those who enter at it', () => {
    fc.assert(
      fc.property(lateCourses(1), (courses) => {
        const rows = lifeTable(courses)
        for (const { time, atRisk } of riskSets(rows).sets) {
          const observed = courses.filter((each) => (each.entry ?? -1) < time && time <= each.time)
          expect(atRisk).toBe(observed.length)
          expect(atRiskAt(rows, time)).toBe(observed.length)
        }
      }),
    )
  })

  it('says when it became empty before the end', () => {
    const patients = [
      { time: 2, cause: 1 },
      { entry: 4, time: 6, cause: 1 },
    ]
    expect(riskSets(lifeTable(patients)).emptiedAt).toEqual([2])
    expect(riskSets(lifeTable(patients.slice(0, 1))).emptiedAt).toEqual([])
  })

  it('refuses rows that are no life table', () => {
    const row = { time: 3, events: [1], censored: 0 }
    expect(() => riskSets([row, row])).toThrow('times must be zero or more, finite and rise, got 3 after 3')
    expect(() => riskSets([{ ...row, censored: -1 }])).toThrow('counts at time 3 must be whole, zero or more, got -1')
    expect(() => riskSets([{ ...row, events: [0.5] }])).toThrow('got 0.5')
    expect(() => riskSets([row, { ...row, time: 4, events: [1, 1] }])).toThrow('the same causes, got 2 at time 4')
    expect(() => riskSets([{ ...row, entered: 1 }])).toThrow('at most the 0 at risk can leave at time 3, got 1')
  })
})
