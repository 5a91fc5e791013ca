import { describe, expect, it } from '@jest/globals'
import { changeAnswer } from '#analytics/change/change-answer.js'
import { changeSheet } from '#analytics/contract/change-sheet.js'
import type { ChangeQuestion } from '#analytics/contract/change.js'
import type { Cell } from '#analytics/contract/cell.js'
import { answer, count, group, monthly, noDenominator, smallCount } from '../support/answer.js'

const asked = (extra: Partial<ChangeQuestion> = {}): ChangeQuestion => ({
  ...{ measure: 'studies', by: ['modality'], clock: 'contributed', grain: 'month', from: null, to: null },
  ...{ where: [], asOf: null, model: 'quasiPoisson', joinpoints: 0, confidence: 0.95, ...extra },
})

const changed = (cells: readonly Cell[], provisional = 0, extra: Partial<ChangeQuestion> = {}) => {
  const line = monthly(cells, provisional)
  return changeAnswer(answer({ groups: [group({ modality: 'CT' }, line)], total: line }), asked(extra), null)
}

const doubling = [10, 20, 40, 80, 160].map(count)

describe('the change of a measure', () => {
  it('is the constant percent change of an exact growth', () => {
    const { change, periods } = changed(doubling).groups[0] ?? {}
    expect(change).toMatchObject({ status: 'shown', value: expect.closeTo(100, 8), doublingTime: expect.closeTo(1, 8) })
    expect(periods).toMatchObject({ used: 5, from: { label: '2021-08' }, to: { label: '2021-12' } })
  })

  it('leaves out periods that are still filling, and says so', () => {
    const { groups, notes } = changed([...doubling, count(3)], 1)
    expect(groups[0]?.change).toMatchObject({ value: expect.closeTo(100, 8) })
    expect(groups[0]?.periods).toMatchObject({ used: 5, provisional: 1 })
    expect(notes.map(({ code }) => code)).toContain('provisional-left-out')
  })

  it('is not told where some counts are withheld: without the small ones the rest would mislead', () => {
    const { change, joinpoints } = changed([smallCount, ...doubling], 0, { joinpoints: 2 }).groups[0] ?? {}
    expect(change).toEqual({ status: 'undefined', reason: 'withheld-periods' })
    expect(joinpoints).toEqual({ status: 'undefined', reason: 'withheld-periods' })
  })

  it.each([
    [[count(4), count(9)], 'too-few-periods'],
    [[count(0), count(0), count(0), count(0)], 'no-cases'],
    [[noDenominator, noDenominator, noDenominator, count(3)], 'too-few-periods'],
  ])('is undefined, with its reason, for %j', (cells, reason) => {
    expect(changed(cells).groups[0]?.change).toEqual({ status: 'undefined', reason })
  })

  it('of a share is that of its cases among those for whom it is known', () => {
    const half = (numerator: number, denominator: number): Cell => ({
      ...{ status: 'shown', value: numerator / denominator, numerator, denominator },
    })
    const line = monthly([half(10, 1000), half(40, 2000), half(20, 500)])
    const trend = answer({ groups: [], total: line })
    const shares = { ...trend, measure: { ...trend.measure, kind: 'proportion' } } as const
    expect(changeAnswer(shares, asked({ by: [] }), null).total.change).toMatchObject({ value: expect.closeTo(100, 8) })
  })

  it('of a share is split into that of the sites and that of their mix', () => {
    const share = (numerator: number, denominator: number) => ({
      ...({ status: 'shown', value: numerator / denominator, numerator, denominator } as const),
    })
    const bySite = (sites: readonly (readonly Cell[])[]) =>
      answer({ groups: sites.map((cells, i) => group({ site: `s${i}` }, monthly(cells))), total: [] })
    const [one, other] = [
      [share(10, 100), share(15, 100), share(20, 100)],
      [share(50, 100), share(50, 100), share(150, 300)],
    ]
    const total = monthly([share(60, 200), share(65, 200), share(170, 400)])
    const trend = answer({ groups: [], total })
    const shares = { ...trend, measure: { ...trend.measure, kind: 'proportion' } } as const
    const mix = (threshold: number | null, sites: readonly (readonly Cell[])[]) =>
      changeAnswer({ ...shares, threshold }, asked({ by: [] }), bySite(sites)).siteMix
    expect(mix(null, [one, other])).toMatchObject({
      ...{ status: 'shown', from: '2021-08', to: '2021-10', sites: 2 },
      ...{ difference: expect.closeTo(0.125, 12), within: expect.closeTo(0.0375, 12), mix: expect.closeTo(0.0875, 12) },
    })
    // Of two sites each knows its own numbers, and so would know the other's.
    expect(mix(11, [one, other])).toEqual({ status: 'suppressed', reason: 'protected' })
    const large = other.map(({ numerator, denominator }) => share(10 * numerator, 10 * denominator))
    expect(mix(11, [large, other, large])).toMatchObject({ status: 'shown' })
    // By trying counts, those of a small site could be found that give both numbers to the last digit.
    expect(mix(11, [large, other, large, one])).toEqual({ status: 'suppressed', reason: 'protected' })
  })

  it('finds where a trend turns', () => {
    const cells = [10, 20, 40, 80, 160, 80, 40, 20, 10].map(count)
    const { joinpoints } = changed(cells, 0, { joinpoints: 2 }).groups[0] ?? {}
    expect(joinpoints).toMatchObject({ status: 'shown', joinpoints: ['2021-12'] })
    if (joinpoints?.status !== 'shown') throw new Error('expected joinpoints')
    expect(joinpoints.segments.map(({ value }) => Math.round(value))).toEqual([100, -50])
  })

  it('is not searched for joinpoints in more periods than a second is enough for', () => {
    const many = Array<Cell>(301).fill(count(12))
    expect(changed(many, 0, { joinpoints: 1 }).total.joinpoints).toEqual({
      status: 'undefined',
      reason: 'too-many-periods',
    })
    const some = Array<Cell>(200).fill(count(12))
    expect(changed(some, 0, { joinpoints: 3 }).total.joinpoints).toEqual({
      status: 'undefined',
      reason: 'too-many-periods',
    })
  })

  it('has the same numbers as a table, the whole trend before its segments', () => {
    const found = changed([10, 20, 40, 80, 160, 80, 40, 20, 10].map(count), 0, { joinpoints: 1 })
    const { columns, rows } = changeSheet(found)
    const value = columns.findIndex(({ name }) => name === 'value')
    const { change, joinpoints } = found.groups[0] ?? {}
    if (change?.status !== 'shown' || joinpoints?.status !== 'shown') throw new Error('expected numbers')
    expect(rows.slice(0, 3).map((row) => row[value])).toEqual([
      change.value,
      ...joinpoints.segments.map((s) => s.value),
    ])
    expect(rows.map((row) => row[1])).toEqual(['CT', 'CT', 'CT', 'all', 'all', 'all'])
  })
})
