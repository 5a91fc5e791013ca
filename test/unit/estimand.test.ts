import { describe, expect, it } from '@jest/globals'
import { measureOf } from '#analytics/catalogue/measures.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { estimand } from '#analytics/cube/estimand.js'

const question: TrendQuestion = {
  ...{ measure: 'icuAdmitted', by: [], clock: 'contributed', grain: 'month', from: null, to: null },
  ...{ where: [], asOf: null, cumulative: false },
}
const who = 'Share of contributed patients who were admitted to intensive care, among those for whom it is known'

describe('what an answer estimates', () => {
  it('is said in one sentence: who, among whom, by which clock', () => {
    expect(estimand(measureOf('icuAdmitted'), question, null)).toBe(`${who}, by date of contribution.`)
    expect(estimand(measureOf('icuAdmitted'), { ...question, grain: 'none' }, null)).toBe(`${who}.`)
  })

  it('tells of how many sites a fixed panel is, where that may be told', () => {
    const fixed = { ...question, panel: 'fixed' } as const
    expect(estimand(measureOf('icuAdmitted'), fixed, 3)).toBe(
      `${who}, by date of contribution; 3 sites with records in the first period and in the last whole one.`,
    )
    expect(estimand(measureOf('icuAdmitted'), fixed, null)).toContain('; sites with records in the first period')
  })
})
