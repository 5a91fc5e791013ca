import { describe, expect, it } from '@jest/globals'
import { aberrationAnswer } from '#analytics/aberrations/aberration-answer.js'
import { aberrationSheet } from '#analytics/contract/aberration-sheet.js'
import type { AberrationQuestion, SignalPoint } from '#analytics/contract/aberrations.js'
import type { Cell } from '#analytics/contract/cell.js'
import { answer, count, group, monthly, smallCount } from '../support/answer.js'

const asked = (extra: Partial<AberrationQuestion> = {}): AberrationQuestion => ({
  ...{ measure: 'studies', by: ['modality'], clock: 'contributed', grain: 'month', from: null, to: null },
  ...{ where: [], asOf: null, method: 'earsC1', alpha: 0.001, baseline: 7, years: 5, ...extra },
})

const found = (lines: readonly (readonly Cell[])[], provisional = 0, extra: Partial<AberrationQuestion> = {}) =>
  aberrationAnswer(
    answer({ groups: lines.map((cells, i) => group({ modality: `M${i}` }, monthly(cells, provisional))), total: [] }),
    asked(extra),
  )

const pointsOf = (cells: readonly Cell[], provisional = 0, extra: Partial<AberrationQuestion> = {}): SignalPoint[] =>
  (found([cells], provisional, extra).groups[0]?.points ?? []).map(({ point }) => point)

/** Seven periods with a mean of 3 and a standard deviation of 1. */
const baseline = [2, 4, 2, 4, 2, 4, 3].map(count)

describe('what stands out', () => {
  it('is a count beyond what the periods before it lead to expect', () => {
    const last = pointsOf([...baseline, count(9)]).at(-1)
    // ears([2, 4, 2, 4, 2, 4, 3, 9]): statistic 6, upper 3 + 3.0902. R: pt(6 / sqrt(8 / 7), 6, lower = FALSE).
    expect(last).toMatchObject({ status: 'shown', count: 9, expected: 3, signal: true })
    expect(last).toMatchObject({ upper: expect.closeTo(6.0902, 4), pValue: expect.closeTo(0.00068255, 8) })
  })

  it('is not judged while there is too little before it, while it fills, or where it is withheld', () => {
    const line = pointsOf([...baseline, smallCount, count(3), count(3)], 1)
    expect(line.slice(0, 7)).toEqual(Array(7).fill({ status: 'undefined', reason: 'too-little-history' }))
    expect(line.slice(7)).toEqual([
      { status: 'undefined', reason: 'withheld' },
      { status: 'undefined', reason: 'withheld' },
      { status: 'undefined', reason: 'provisional' },
    ])
  })

  it('is not judged by Farrington where counts of its past are withheld: those are the small ones', () => {
    const weeks = [
      ...Array<Cell>(120).fill(count(20)),
      ...Array<Cell>(10).fill(smallCount),
      ...Array<Cell>(40).fill(count(20)),
    ]
    const points = pointsOf(weeks, 0, { method: 'farrington', grain: 'isoWeek', years: 2 })
    expect(points.at(-1)).toEqual({ status: 'undefined', reason: 'withheld' })
    const known = pointsOf(Array<Cell>(170).fill(count(20)), 0, { method: 'farrington', grain: 'isoWeek', years: 2 })
    expect(known.at(-1)).toMatchObject({ status: 'shown', signal: false })
  })

  it('leaves out the two periods just before under C2, lest the start of a rise hide it', () => {
    const rising = [...baseline, count(9), count(9), count(9)]
    expect(pointsOf(rising, 0, { method: 'earsC2' }).at(-1)).toMatchObject({ expected: 3, signal: true })
    expect(pointsOf(rising, 0, { method: 'earsC1' }).at(-1)).toMatchObject({ signal: false })
  })

  it('adjusts the newest periods of all groups for their number', () => {
    const { groups, series } = found([
      [...baseline, count(5)],
      [...baseline, count(4)],
    ])
    expect(series).toBe(2)
    const [one, other] = groups.map(({ latest }) => latest)
    expect(one?.adjusted).toBeCloseTo(2 * (one?.pValue ?? 1), 12)
    expect(other?.adjusted).toBeCloseTo(other?.pValue ?? 0, 12)
  })

  it('tells how many counts were judged and how many would stand out by chance', () => {
    const text = found([[...baseline, count(9)]]).notes.find(({ code }) => code === 'multiplicity')?.text
    expect(text).toBe('1 count of 1 series could be judged; about 0.014 would give a signal by chance.')
  })

  it('has the same numbers as a table', () => {
    const { columns, rows } = aberrationSheet(found([[...baseline, count(9)]]))
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    expect(rows.at(-1)?.[at('count')]).toBe(9)
    expect(rows.at(-1)?.[at('signal')]).toBe(true)
    expect(rows[0]?.[at('reason')]).toBe('too-little-history')
  })
})
