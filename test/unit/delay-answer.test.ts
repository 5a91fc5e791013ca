import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { delaySheet } from '#analytics/contract/delay-sheet.js'
import { delayAnswer as schema, type DelayAnswer, type DelayQuestion } from '#analytics/contract/delay.js'
import type { Period } from '#analytics/contract/trends.js'
import { delayAnswer } from '#analytics/delay/delay-answer.js'
import { presentPeriod } from '#analytics/delay/present-period.js'
import { addMonths } from '#analytics/vocabulary/calendar.js'

const question: DelayQuestion = {
  ...{ by: [], clock: 'performed', grain: 'month', from: null, to: null, where: [], asOf: null },
  ...{ maxDelay: 2, window: null, completeFrom: 0.95, confidence: 0.95 },
}
const present: Period = { label: '2022-06', from: '2022-06-01', to: '2022-07-01' }
const snapshot = { id: '7f3a', publishedAt: '2022-07-02T06:00:00Z', dataTo: '2022-06-30' }
const around = { studies: 90, patients: 90, sites: 3, days: 120, first_day: '2022-01-01' }

/** Rows as the statement selects them, each study of a patient of its own; the last month is the present one. */
function rowsOf(triangle: readonly (readonly number[])[], d0 = '') {
  const monthAt = (i: number) => addMonths(present.from, i - triangle.length + 1)
  const cells = triangle.flatMap((row, i) => row.map((count, delay) => ({ period: monthAt(i), delay, count })))
  const some = cells.filter(({ count }) => count > 0)
  const sumBy = (line: 'period' | 'delay') =>
    [...new Set(some.map((cell) => cell[line]))].map((value) => ({
      ...{ d0, part: `of_${line}`, period: null, delay: null, [line]: value, studies: 0 },
      patients: some.filter((cell) => cell[line] === value).reduce((sum, { count }) => sum + count, 0),
    }))
  return [
    ...some.map(({ period, delay, count }) => ({ d0, part: 'report', period, delay, studies: count, patients: 0 })),
    ...some.map(({ period, delay, count }) => ({ d0, part: 'cell', period, delay, studies: 0, patients: count })),
    ...sumBy('period'),
    ...sumBy('delay'),
  ]
}

function told(
  triangle: readonly (readonly number[])[],
  threshold: number | null = null,
  extra: Partial<DelayQuestion> = {},
  leftOut: Readonly<Record<string, number>> = {},
): DelayAnswer {
  const reasons = Object.entries(leftOut).map(([reason, studies]) => ({
    ...around,
    reason,
    studies,
    patients: studies,
  }))
  return schema.parse(
    delayAnswer({ ...question, ...extra }, rowsOf(triangle), {
      ...{ snapshot, present, policy: { threshold }, notes: [] },
      surroundings: [...(triangle.length > 0 ? [{ ...around, reason: 'usable' }] : []), ...reasons],
    }),
  )
}

const byHand = [[5, 3, 2], [4, 2], [0]]

/** Six months that fill alike, so that a few hundred studies stand behind each share. */
const filling = [[300, 120, 60], [310, 130, 50], [290, 110, 70], [305, 125, 55], [300, 120], [310]]

describe('the delay of contributions', () => {
  it('is the triangle, the completeness and the nowcast of METHODS §6', () => {
    const [group] = told(byHand).groups
    expect(
      group?.triangle.map(({ reports }) => reports.map((cell) => ('value' in cell ? cell.value : cell.reason))),
    ).toEqual([
      [5, 3, 2],
      [4, 2, 'still-to-come'],
      [0, 'still-to-come', 'still-to-come'],
    ])
    expect(group?.completeness.map(({ cell }) => (cell.status === 'shown' ? cell.share : null))).toEqual([
      expect.closeTo(0.8 * (9 / 14), 10),
      expect.closeTo(0.8, 10),
      1,
    ])
    expect(group?.nowcast[1]).toMatchObject({
      ...{ observed: { value: 6 }, provisional: true },
      estimate: { value: expect.closeTo(7.5, 10), variance: expect.closeTo(3.5156, 4) },
    })
    expect(group?.medianDelay).toEqual({ status: 'shown', value: 0 })
  })

  it.each([
    [[], {}, {}, 'no-dated-exams'],
    [[], {}, { shifted: 40, tooCoarse: 3 }, 'shifted-dates'],
    [[], {}, { tooCoarse: 40, undated: 90 }, 'too-coarse-dates'],
    [[], {}, { notContributed: 40 }, 'no-contribution-dates'],
    [[], {}, { afterPresent: 40 }, 'too-few-periods'],
    [[[8, 2], [9]], {}, {}, 'too-few-periods'],
    [[[8, 2], [9]], { maxDelay: 5 }, {}, 'too-few-periods'],
  ])('is undefined with its reason: %j, asked %j, left out %j', (triangle, extra, leftOut, reason) => {
    const { groups } = told(triangle, null, extra, leftOut)
    expect(groups[0]?.medianDelay).toEqual({ status: 'undefined', reason })
    expect(groups[0]?.completeness[0]?.cell).toEqual({ status: 'undefined', reason })
    expect(groups[0]?.backTest).toEqual({ status: 'undefined', reason })
  })

  it('does not tell zero where nothing has come yet of what is due', () => {
    const { nowcast } = told(byHand).groups[0] ?? {}
    expect(nowcast?.at(-1)?.estimate).toEqual({ status: 'undefined', reason: 'nothing-reported-yet' })
    expect(nowcast?.at(-1)?.provisional).toBe(true)
  })

  it('says when studies came in batches, and when earlier nowcasts missed', () => {
    const codes = told(filling).notes.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['estimand', 'as-of', 'longest-delay', 'contributions']))
    expect(codes).not.toContain('batches')
    const rare = delayAnswer(question, rowsOf(filling), {
      ...{ snapshot, present, policy: { threshold: null }, notes: [] },
      surroundings: [{ ...around, days: 6, reason: 'usable' }],
    })
    expect(rare.notes.map(({ code }) => code)).toContain('batches')
  })

  it('tells the same numbers as a table', () => {
    const answer = told(filling)
    const { columns, rows } = delaySheet(answer)
    const column = (name: string) => columns.findIndex((each) => each.name === name)
    const values = (part: string) => rows.filter((row) => row[0] === part).map((row) => row[column('value')])
    const [group] = answer.groups
    expect(values('triangle')).toEqual(
      group?.triangle.flatMap(({ reports }) => reports.map((cell) => (cell.status === 'shown' ? cell.value : null))),
    )
    expect(values('nowcast')).toEqual(
      group?.nowcast.map(({ estimate }) => (estimate.status === 'shown' ? estimate.value : null)),
    )
    expect(values('completeness')).toHaveLength(3)
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  })
})

describe('protected delays', () => {
  it('round shares by steps of at least the threshold, and estimate from what is shown', () => {
    const [group] = told(filling, 11).groups
    const cell = group?.completeness[1]?.cell
    if (cell?.status !== 'shown') throw new Error('expected a share')
    // 11 of the 1,440 studies of the four months that are old enough.
    expect(cell).toMatchObject({ share: 0.88, variance: null })
    const row = group?.nowcast.at(-2)
    expect(row?.estimate).toMatchObject({ value: Math.round(420 / 0.88), variance: null })
  })

  it('are withheld where they stand on fewer than ten times the threshold', () => {
    const [group] = told(byHand, 11).groups
    expect(group?.completeness.map(({ cell }) => cell.status)).toEqual(['suppressed', 'suppressed', 'suppressed'])
    expect(group?.medianDelay.status).toBe('suppressed')
    expect(group?.backTest.status).toBe('suppressed')
  })

  it('do not tell two shares that few came between', () => {
    const late = filling.map((row) => row.map((count, delay) => (delay === 2 ? 1 : count)))
    const [group] = told(late, 11).groups
    expect(group?.completeness.map(({ cell }) => cell.status)).toEqual(['shown', 'suppressed', 'shown'])
  })

  it('never show a count from 1 to 10, nor an estimate of a period whose count is withheld', () => {
    const row = fc.array(fc.nat(30), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 9 }), (full) => {
        const triangle = full.map((each, i) => each.slice(0, Math.min(3, full.length - i)))
        for (const group of told(triangle, 11).groups) {
          const cells = [
            ...group.triangle.flatMap(({ reports }) => reports),
            ...group.nowcast.map(({ observed }) => observed),
          ]
          for (const cell of cells) if (cell.status === 'shown') expect(cell.value === 0 || cell.value > 10).toBe(true)
          for (const { observed, estimate } of group.nowcast) {
            if (observed.status !== 'shown') expect(estimate.status).toBe('suppressed')
          }
        }
      }),
    )
  })
})

describe('the present', () => {
  it.each([
    ['month', '2022-06-20', '2022-05'],
    ['month', '2022-06-30', '2022-06'],
    ['isoWeek', '2022-06-19', '2022-W24'],
    ['epiWeek', '2022-06-19', '2022-MW24'],
    ['quarter', '2022-06-29', '2022-Q1'],
  ] as const)('by %s of data to %s is %s', (grain, dataTo, label) => {
    expect(presentPeriod(grain, dataTo).label).toBe(label)
  })
})
