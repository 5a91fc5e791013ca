import { describe, expect, it } from '@jest/globals'
import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { overviewNumber } from '../../web/screens/overview-number.js'
import { answer, monthly, shown, small, whole } from '../support/trend-answer.js'

describe('a headline number', () => {
  const months = (cells: readonly Cell[], provisionalFrom?: number): TrendAnswer =>
    answer({ grain: 'month' }, [], monthly(cells, provisionalFrom))

  it('tells what the last whole month brought', () => {
    const number = overviewNumber(
      'studies',
      answer({}, [], whole(shown(30012))),
      months([shown(500), shown(812), shown(3)], 2),
    )
    expect(number).toMatchObject({ text: '30,012', note: '+812 in Feb 2023', reason: null })
  })

  it('says that a month is still filling where there is no whole one', () => {
    expect(overviewNumber('studies', answer({}, [], whole(shown(40))), months([shown(40)], 0)).note).toBe(
      '+40 in Jan 2023 so far',
    )
  })

  it('leaves a gap for a month that is withheld, and says nothing of it', () => {
    const number = overviewNumber('patients', answer({}, [], whole(shown(300))), months([shown(289), small]))
    expect(number.points.map(({ value }) => value)).toEqual([289, null])
    expect(number.note).toBeNull()
  })

  it('draws no line where most months have none', () => {
    const gaps = months([shown(20), small, small, small])
    expect(overviewNumber('patients', answer({}, [], whole(shown(300))), gaps).points).toEqual([])
  })

  it('says that the sources brought no exams rather than that a month brought none', () => {
    const number = overviewNumber('studies', answer({}, [], whole(shown(0))), months([shown(0), shown(0)]))
    expect(number.note).toBe('no exams in the sources read')
  })

  it('says why it is withheld', () => {
    expect(overviewNumber('patients', answer({}, [], whole(small)), undefined)).toMatchObject({
      text: 'withheld',
      reason: expect.stringContaining('withheld so that nobody is recognised'),
    })
  })
})
