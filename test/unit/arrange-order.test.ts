import { describe, expect, it } from '@jest/globals'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { arrange } from '#analytics/cube/arrange.js'

const question: TrendQuestion = {
  ...{ measure: 'patients', by: ['sex', 'race'], clock: 'contributed', grain: 'none', from: null, to: null, where: [] },
  ...{ asOf: null, cumulative: false },
}

const row = (d0: string, d1: string, patients: number) => ({ d0, d1, period: null, numerator: patients, patients })

describe('the groups of an answer', () => {
  it('stand in one order however the rows came, so that the same cells are withheld each time', () => {
    const rows = [
      row('male', 'white', 9),
      row('female', 'asian', 12),
      row('female', 'white', 12),
      row('male', 'asian', 40),
    ]
    const one = arrange(question, rows, [row('', '', 73)])
    expect(arrange(question, rows.toReversed(), [row('', '', 73)])).toEqual(one)
    expect(one.groups.map(({ key }) => key['race'])).toEqual(['asian', 'white', 'asian', 'white'])
  })
})
