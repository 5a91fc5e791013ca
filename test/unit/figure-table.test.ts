import { describe, expect, it } from '@jest/globals'
import { filledColumns, tableRows } from '../../web/figures/table.js'
import { answer, count, group, monthly, noDenominator, proportion, smallCount, whole } from '../support/answer.js'

describe('the table twin', () => {
  it('has a row for each group and period, at full precision', () => {
    const icu = answer({
      ...{ measure: 'icuAdmitted', grain: 'none', total: whole(noDenominator) },
      groups: [group({ sex: 'female' }, whole(proportion(154, 4110, 0.0321, 0.0437)))],
    })
    const [row] = tableRows(icu)
    expect(row?.values).toEqual(['female'])
    expect(row?.fields.value).toBe(154 / 4110)
    expect(row?.fields.lower).toBe(0.0321)
  })

  it('gives a suppressed cell no number, only its status', () => {
    const rows = tableRows(answer({ total: monthly([count(40), smallCount]) }))
    expect(rows.map(({ fields }) => [fields.period, fields.value, fields.status])).toEqual([
      ['2021-08', 40, 'shown'],
      ['2021-09', null, 'suppressed'],
    ])
  })

  it('leaves out columns that hold nothing', () => {
    expect(filledColumns(tableRows(answer({ grain: 'none', total: whole(count(40)) })))).toEqual(['value', 'status'])
  })
})
