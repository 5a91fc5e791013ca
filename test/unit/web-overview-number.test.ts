import { describe, expect, it } from '@jest/globals'
import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { overviewNumber } from '../../web/screens/overview-number.js'
import { headlines } from '../../web/screens/overview-questions.js'
import { answer, count, monthly, smallCount, whole } from '../support/answer.js'

describe('a headline number', () => {
  const months = (cells: readonly Cell[], provisional = 0): TrendAnswer =>
    answer({ total: monthly(cells, provisional, '2023-01-01') })

  it('tells what the last whole month brought', () => {
    const number = overviewNumber(
      'studies',
      answer({ total: whole(count(30012)) }),
      months([count(500), count(812), count(3)], 1),
    )
    expect(number).toMatchObject({ text: '30,012', note: '+812 in Feb 2023', reason: null })
  })

  it('says that a month is still filling where there is no whole one', () => {
    expect(overviewNumber('studies', answer({ total: whole(count(40)) }), months([count(40)], 1)).note).toBe(
      '+40 in Jan 2023 so far',
    )
  })

  it('leaves a gap for a month that is withheld, and says nothing of it', () => {
    const number = overviewNumber('patients', answer({ total: whole(count(300)) }), months([count(289), smallCount]))
    expect(number.points.map(({ value }) => value)).toEqual([289, null])
    expect(number.note).toBeNull()
  })

  it('draws no line where most months have none', () => {
    const gaps = months([count(20), smallCount, smallCount, smallCount])
    expect(overviewNumber('patients', answer({ total: whole(count(300)) }), gaps).points).toEqual([])
  })

  it('leads with patients where the sources brought no exams', () => {
    expect(headlines('studies')[0]).toBe('studies')
    expect(headlines('patients')).toEqual(['patients', 'sites', 'covid19Positive', 'icuAdmitted'])
  })

  it('says why it is withheld', () => {
    expect(overviewNumber('patients', answer({ total: whole(smallCount) }), undefined)).toMatchObject({
      text: 'withheld',
      reason: expect.stringContaining('1–10 patients, or withheld to protect others'),
    })
  })
})
