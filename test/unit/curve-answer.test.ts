import { describe, expect, it } from '@jest/globals'
import { curveSheet } from '#analytics/contract/curve-sheet.js'
import { answerOn, shown } from '../support/course-records.js'

const first = (groups: Parameters<typeof answerOn>[0], threshold: number | null, asked = {}) =>
  shown(answerOn(groups, threshold, asked).groups[0]!)

describe('the curves of a group', () => {
  const course = { alive: { 2: 4, 9: 4 }, died: { 2: 1 }, censored: { 5: 1 }, remaining: 0 }

  it('share patients among discharge, death and those who are still there', () => {
    const { steps, patients, events, censored } = first({ female: course }, null)
    expect({ patients, events, censored }).toEqual({
      ...{ patients: 10, censored: 1 },
      events: [
        { cause: 'discharged', events: 8 },
        { cause: 'died', events: 1 },
      ],
    })
    // 4 and 1 of 10 on day 2; then 4 of the 4 who are left of half of them.
    expect(steps.map(({ day, atRisk }) => [day, atRisk])).toEqual([
      [2, 10],
      [5, 5],
      [9, 4],
    ])
    expect(steps.at(-1)).toMatchObject({
      eventFree: { value: 0 },
      causes: [{ incidence: { status: 'shown', value: 0.9 } }, { incidence: { status: 'shown', value: 0.1 } }],
    })
  })

  it('are read at the days asked for, and say by when a share had the event', () => {
    const { values, quantiles } = first({ female: course }, null)
    expect(values.slice(0, 2)).toMatchObject([
      { cause: 'discharged', day: 7, readOn: 7, incidence: { value: 0.4 } },
      { cause: 'discharged', day: 14, readOn: 14, incidence: { value: 0.9 } },
    ])
    expect(quantiles.slice(0, 3)).toMatchObject([
      { cause: 'discharged', share: 0.25, day: { value: 2 } },
      { cause: 'discharged', share: 0.5, day: { value: 9 } },
      { cause: 'discharged', share: 0.75, day: { value: 9 } },
    ])
  })

  it('have a mean of days that counts both endings: 0.5 of 2 days, 0.5 of 9', () => {
    expect(first({ female: course }, null).meanEventFree).toMatchObject({ status: 'shown', value: 5.5 })
  })

  it('never take one less Kaplan and Meier for the share of one cause', () => {
    const { values } = first({ female: { died: { 1: 50 }, alive: { 2: 25 }, remaining: 25 } }, null)
    expect(values[0]).toMatchObject({ cause: 'discharged', incidence: { value: 0.25 } })
  })

  it('are the complement of survival where there is one cause', () => {
    const ended = { ended: { 9: 1, 13: 1 }, censored: { 13: 1 }, remaining: 8 }
    const { steps } = first({ female: ended }, null, { event: 'hospitalStayEnded' })
    // Survival of 10/11 with its limits on the log-log scale, as R gives them for the maintained group of aml.
    const [incidence] = steps[0]!.causes.map((each) => each.incidence)
    expect(incidence).toMatchObject({ status: 'shown', interval: { method: 'log-log' } })
    if (incidence?.status !== 'shown') return
    expect(incidence.value).toBeCloseTo(1 / 11, 10)
    expect(incidence.interval?.lower).toBeCloseTo(1 - 0.98666, 4)
    expect(incidence.interval?.upper).toBeCloseTo(1 - 0.50806, 4)
  })
})

describe('what is not known of a curve says why', () => {
  it('nobody observed', () => {
    const { groups, test } = answerOn({ female: { noAdmissionDay: 4 } }, null)
    expect(groups[0]?.curve).toEqual({ status: 'undefined', reason: 'nobody-observed' })
    expect(test).toEqual({ status: 'undefined', reason: 'one-group' })
  })

  it('no events', () => {
    const { quantiles, values } = first({ female: { alive: { 3: 5 }, remaining: 5 } }, null)
    expect(quantiles.at(-1)).toEqual({ cause: 'died', share: 0.75, day: { status: 'undefined', reason: 'no-events' } })
    expect(values.at(-1)?.incidence).toEqual({ status: 'shown', value: 0, interval: null })
  })

  it('not reached', () => {
    const { quantiles } = first({ female: { alive: { 3: 4 }, remaining: 6 } }, null)
    expect(quantiles[1]?.day).toEqual({ status: 'undefined', reason: 'not-reached' })
  })

  it('few at risk: all were lost sight of before', () => {
    const { values, meanEventFree, ends } = first({ female: { alive: { 3: 5 }, censored: { 9: 5 } } }, null)
    expect(values.slice(0, 2)).toMatchObject([
      { readOn: 7, incidence: { value: 0.5 } },
      { readOn: null, incidence: { status: 'undefined', reason: 'few-at-risk' } },
    ])
    expect(meanEventFree).toEqual({ status: 'undefined', reason: 'few-at-risk' })
    expect(ends).toEqual({ day: 9, reason: 'nobody-left' })
  })

  it('no test without an event, of one group, of overlapping groups or of too many', () => {
    const two = { female: { remaining: 20 }, male: { remaining: 20 } }
    expect(answerOn(two, null).test).toEqual({ status: 'undefined', reason: 'no-events' })
    expect(answerOn({ female: { alive: { 1: 20 } } }, null).test).toEqual({ status: 'undefined', reason: 'one-group' })
    expect(answerOn(two, null, { by: ['modality'] }).test).toEqual({
      status: 'undefined',
      reason: 'overlapping-groups',
    })
    const many = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`g${i}`, { alive: { 1: 1 }, remaining: 1 }]))
    expect(answerOn(many, null).test).toEqual({ status: 'undefined', reason: 'too-many-groups' })
  })

  it('emptied: nobody was at risk for a while, so that what came later would not count', () => {
    const late = { female: { alive: { 2: 1, 5: 3 }, entered: { 3: 3 } } }
    const { groups } = answerOn(late, null, { entry: 'firstStudy' })
    expect(groups[0]?.curve).toEqual({ status: 'undefined', reason: 'emptied' })
  })

  it('late entry: Gray’s test is for patients who are all followed from the beginning', () => {
    const late = { alive: { 2: 5, 5: 5 }, died: { 6: 2 }, entered: { 3: 4 } }
    const asked = { entry: 'firstStudy' } as const
    expect(answerOn({ female: late, male: late }, null, asked).test).toEqual({
      status: 'undefined',
      reason: 'late-entry',
    })
    const ended = { ended: { 2: 5, 5: 5 }, entered: { 3: 4 } }
    const { test } = answerOn({ female: ended, male: ended }, null, { ...asked, event: 'hospitalStayEnded' })
    expect(test).toMatchObject({ status: 'shown', name: 'log-rank', statistic: expect.closeTo(0, 10) })
  })

  it('does not draw more than 100 curves', () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`g${i}`, { remaining: 1 }]))
    expect(() => answerOn(many, null)).toThrow('gives 101 groups, more than 100')
  })
})

describe('a comparison', () => {
  const groups = {
    female: { ended: { 1: 1, 2: 1, 3: 1 } },
    male: { ended: { 6: 1 }, remaining: 2 },
    unknown: { remaining: 9 },
  }

  it('leaves out those whose group is not known', () => {
    const { test } = answerOn(groups, null, { event: 'hospitalStayEnded' })
    // log-rank of 1, 2, 3 against 6, 28+, 28+, worked out by hand: (3 - 1.15)² / 0.6775.
    expect(test).toMatchObject({ status: 'shown', name: 'log-rank', groups: ['Female', 'Male'], degreesOfFreedom: 1 })
    if (test.status === 'shown') expect(test.statistic).toBeCloseTo(5.0517, 4)
  })

  it('is Gray’s beside competing events', () => {
    const two = { female: { alive: { 1: 9, 2: 3 }, died: { 1: 3 } }, male: { alive: { 4: 9, 6: 3 }, died: { 2: 5 } } }
    expect(answerOn(two, null).test).toMatchObject({ status: 'shown', name: 'Gray', degreesOfFreedom: 1 })
  })
})

const valuesOf = (lines: readonly ReadonlyMap<string, unknown>[], part: string) =>
  lines.filter((line) => line.get('part') === part).map((line) => line.get('value'))

describe('the sheet of curves', () => {
  it('has the numbers of the answer', () => {
    const answer = answerOn(
      { female: { alive: { 2: 4 }, remaining: 6 }, male: { alive: { 3: 6 }, died: { 1: 3 } } },
      null,
    )
    const { columns, rows } = curveSheet(answer)
    const names = columns.map(({ name }) => name)
    const lines = rows.map((row) => new Map(row.map((value, i) => [names[i] ?? '', value])))
    for (const group of answer.groups) {
      const own = lines.filter((line) => line.get('sex') === group.key['sex'])
      const curve = shown(group)
      expect(own.find((line) => line.get('part') === 'patients')?.get('value')).toBe(curve.patients)
      const incidences = valuesOf(own, 'incidence')
      expect(incidences).toEqual(
        curve.values.map((each) => (each.incidence.status === 'shown' ? each.incidence.value : null)),
      )
      expect(own.filter((line) => line.get('part') === 'step')).toHaveLength(curve.steps.length * 3)
    }
    const { test } = answer
    const parts = valuesOf(lines, 'test')
    expect(test.status === 'shown' ? [test.statistic, test.degreesOfFreedom, test.p] : []).toEqual(parts)
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  })
})
