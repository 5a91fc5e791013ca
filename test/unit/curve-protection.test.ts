import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { CurveAnswer, ShownCurve } from '#analytics/contract/curves.js'
import { answerOn, shown, type Leaving } from '../support/course-records.js'
import { mostOfEach } from '../support/attacker.js'
import { countsTold } from '../support/curve-attacker.js'

const threshold = 11

const perDay = (most: number): fc.Arbitrary<Readonly<Record<number, number>>> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 28 }), fc.integer({ min: 1, max: most })), { maxLength: 20 })
    .map((days) => Object.fromEntries(days))

const leaving: fc.Arbitrary<Leaving> = fc.record({
  alive: perDay(40),
  died: perDay(8),
  censored: fc.oneof(fc.constant({}), perDay(4)),
  remaining: fc.integer({ min: 0, max: 30 }),
  endingUnknown: fc.integer({ min: 0, max: 30 }),
})

const groups = fc.dictionary(fc.constantFrom('female', 'male', 'other', 'unknown'), leaving, { minKeys: 1 })

const curvesOf = (answer: CurveAnswer): readonly ShownCurve[] =>
  [answer.total, ...answer.groups.map(({ curve }) => curve)].filter((each) => each.status === 'shown')

describe('somebody who takes differences of all that is shown', () => {
  it('finds no count of 1 to 10 in a curve', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom('discharged', 'died'), (given, event) => {
        const found = curvesOf(answerOn(given, threshold, { event })).flatMap(countsTold)
        expect(found.filter((count) => count > 0 && count < threshold)).toEqual([])
      }),
    )
  })

  it('does not pin a withheld group below the threshold by the number of all', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { groups: told, notes } = answerOn(given, threshold)
        const all = /^([\d,]+) patients/.exec(notes.find(({ code }) => code === 'estimand')?.text ?? '')
        if (all?.[1] === undefined) return
        const counts = told.map(({ curve }) => {
          if (curve.status === 'suppressed') return null
          return curve.status === 'shown' ? curve.patients : 0
        })
        const most = mostOfEach({ counts, sum: Number(all[1].replaceAll(',', '')) })
        expect(most === null || most >= threshold).toBe(true)
      }),
    )
  })

  it('gets no curve of all beside groups, no test beside a withheld group, no small exclusion', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { total, test, groups: told, excluded } = answerOn(given, threshold)
        expect(total.status).toBe('suppressed')
        const isHidden = told.some(({ key, curve }) => key['sex'] !== 'unknown' && curve.status === 'suppressed')
        if (isHidden) expect(test.status).toBe('suppressed')
        expect(Object.values(excluded).filter((count) => count < threshold)).toEqual([])
      }),
    )
  })
})

describe('a protected curve', () => {
  const course = { alive: { 2: 20, 3: 4, 5: 9, 8: 3 }, died: { 2: 3, 6: 9 }, remaining: 52 }
  const curve = shown(answerOn({ female: course }, threshold).groups[0]!)

  it('moves in batches, each told of with those that came since the last', () => {
    const batches = curve.steps.map(({ day, causes }) => [day, ...causes.map(({ events }) => events)])
    expect(batches).toEqual([
      [2, 20, 0],
      [5, 13, 0],
      [6, 0, 12],
    ])
  })

  it('is exact on the days of its batches, and withheld where somebody waits', () => {
    const cells = curve.steps.map(({ causes }) => causes.map(({ incidence }) => incidence))
    expect(cells[0]).toMatchObject([{ value: 0.2 }, { status: 'suppressed' }])
    expect(cells[1]).toMatchObject([{ value: 0.33 }, { status: 'suppressed' }])
    expect(cells[2]).toMatchObject([{ value: 0.33 }, { value: expect.closeTo(0.12, 10) }])
  })

  it('is read where it was last exact, and not past its end', () => {
    expect(curve.values).toMatchObject([
      { cause: 'discharged', day: 7, readOn: 7, incidence: { value: 0.33 } },
      { cause: 'discharged', day: 14, readOn: null, incidence: { status: 'suppressed' } },
      { cause: 'discharged', day: 28, incidence: { status: 'suppressed' } },
      { cause: 'died', day: 7, readOn: 7, incidence: { value: expect.closeTo(0.12, 10) } },
      { cause: 'died', day: 14, incidence: { value: expect.closeTo(0.12, 10) } },
      { cause: 'died', day: 28, readOn: 28, incidence: { value: expect.closeTo(0.12, 10) } },
    ])
    expect(curve.ends).toEqual({ day: 6, reason: 'few-at-risk' })
    expect(curve.remaining).toBe(55)
  })

  it('is withheld where those censored who wait would move it', () => {
    const left = { censored: { 1: 10 }, alive: { 2: 12 }, remaining: 23 }
    const few = shown(answerOn({ female: left }, threshold).groups[0]!)
    expect(few.steps[0]?.causes[0]).toMatchObject({ events: 12, incidence: { status: 'suppressed' } })
    const exact = shown(answerOn({ female: left }, null).groups[0]!)
    expect(exact.steps.at(-1)?.causes[0]).toMatchObject({ incidence: { value: expect.closeTo(12 / 35, 10) } })
    const many = { censored: { 1: 10 }, alive: { 2: 120 }, remaining: 870 }
    const told = shown(answerOn({ female: many }, threshold).groups[0]!)
    expect(told.steps[0]?.causes[0]).toMatchObject({ incidence: { value: expect.closeTo(0.12, 10) } })
  })

  it('is read past its end where those who wait are few beside all', () => {
    const large = { alive: { 2: 400, 3: 4 }, died: { 2: 3 }, remaining: 193 }
    const { values } = shown(answerOn({ female: large }, threshold).groups[0]!)
    expect(values[2]).toMatchObject({
      cause: 'discharged',
      day: 28,
      readOn: 2,
      incidence: { value: expect.closeTo(2 / 3, 10) },
    })
    expect(values[5]).toMatchObject({ cause: 'died', day: 28, readOn: null, incidence: { status: 'suppressed' } })
  })

  it('has a mean only where waiting can change it by a tenth of a day at most', () => {
    const ended = (times: number) => ({ alive: { 2: 20 * times, 9: 5, 11: 20 * times }, remaining: 20 * times })
    const mean = (times: number) => shown(answerOn({ female: ended(times) }, threshold).groups[0]!).meanEventFree
    expect(mean(1)).toEqual({ status: 'suppressed', reason: 'protected' })
    expect(mean(500)).toMatchObject({ status: 'shown', value: expect.closeTo((2 + 11 + 28) / 3, 2) })
  })

  it('ends before it would leave fewer than the threshold', () => {
    const { steps, remaining } = shown(
      answerOn({ female: { alive: { 1: 30, 2: 15 }, remaining: 5 } }, threshold).groups[0]!,
    )
    expect(steps.map(({ day }) => day)).toEqual([1])
    expect(remaining).toBe(20)
  })

  it('is withheld of a small group, and of the next smallest with it', () => {
    const answer = answerOn({ female: { remaining: 5 }, male: { remaining: 40 }, other: { remaining: 90 } }, threshold)
    expect(answer.groups.map(({ curve: each }) => each.status)).toEqual(['suppressed', 'suppressed', 'shown'])
  })

  it('is not shown with late entry', () => {
    const late = { alive: { 2: 200, 5: 100 }, remaining: 100, entered: { 3: 50 } }
    const { groups: told, total, test } = answerOn({ female: late, male: late }, threshold, { entry: 'firstStudy' })
    expect([...told.map(({ curve: each }) => each.status), total.status, test.status]).toEqual(
      Array<string>(4).fill('suppressed'),
    )
  })

  it('is what the exact curve is where no count is small', () => {
    const large = { alive: { 2: 20, 9: 40 }, died: { 4: 15 }, censored: { 3: 12 }, remaining: 13 }
    const [exact, told] = [null, threshold].map((least) => answerOn({ female: large, male: large }, least))
    expect(told?.groups).toEqual(exact?.groups)
    expect(told?.test).toEqual(exact?.test)
  })
})
