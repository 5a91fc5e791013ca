import { describe, expect, it } from '@jest/globals'
import { daysBetween } from '#analytics/vocabulary/calendar.js'
import { dateParser, dateReader } from '#api/connectors/files/dates.js'

const known = (iso: string) => ({ status: 'known', iso })

describe('dates as tables write them', () => {
  it.each([
    ['2020-03-31', undefined, '2020-03-31'],
    ['2020-03-31T10:15:00Z', undefined, '2020-03-31'],
    ['2020-03-31 10:15', undefined, '2020-03-31'],
    ['2020-03', undefined, '2020-03'],
    ['2020', undefined, '2020'],
    ['20200331', undefined, '2020-03-31'],
    ['Mar 4, 2020', undefined, '2020-03-04'],
    ['March 4, 2020', undefined, '2020-03-04'],
    ['31-Jan-2020', undefined, '2020-01-31'],
    ['31 january 2020', undefined, '2020-01-31'],
    ['2020/3/4', undefined, '2020-03-04'],
    ['3/31/20', ['m/d/yy'], '2020-03-31'],
    ['31/03/2020', ['dd/mm/yyyy'], '2020-03-31'],
    ['05/16/2020', ['dd/mm/yyyy', 'mm/dd/yyyy'], '2020-05-16'],
    ['05/06/2020', ['dd/mm/yyyy', 'mm/dd/yyyy'], '2020-06-05'],
    ['05/06/2020', ['mm/dd/yyyy'], '2020-05-06'],
    ['31.3.2020', ['d.m.yyyy'], '2020-03-31'],
    ['43909', ['excel'], '2020-03-19'],
    ['43909.5', ['excel'], '2020-03-19'],
    ['6/30/69', ['m/d/yy'], '1969-06-30'],
    ['6/30/68', ['m/d/yy'], '2068-06-30'],
    ['29/02/2020', ['dd/mm/yyyy'], '2020-02-29'],
    ['3/2020', ['m/yyyy'], '2020-03'],
  ])('reads %s', (text, formats, iso) => {
    expect(dateParser(formats)(text)).toEqual(known(iso))
  })

  it.each(['3/4/2020', '31/03/2020', '2020-02-30', '20201332', 'soon', '12', 'Foo 4, 2020'])(
    'does not guess at %s',
    (text) => {
      expect(dateParser()(text)).toEqual({ status: 'invalid' })
    },
  )

  it.each(['1700-01-01', '2999-01-01', '0001-01-01'])('tells that %s is a day, and no repository’s', (text) => {
    expect(dateParser()(text)).toEqual({ status: 'invalid', isOutOfRange: true })
  })

  it('knows that a year without a leap day has no 29 February', () => {
    expect(dateParser(['dd/mm/yyyy'])('29/02/2021')).toEqual({ status: 'invalid' })
  })

  it.each([
    ['1/1/1901', ['d/m/yyyy']],
    ['1901-01-01', undefined],
    ['1900-01-01', undefined],
    ['9999-12-31', undefined],
    ['0', ['excel']],
  ])('takes %s for no date', (text, formats) => {
    expect(dateParser(formats)(text)).toEqual({ status: 'missing' })
  })

  it.each(['mm/dd', 'hello', 'yyyy-mm-dd-mm', 'dd yyyy', 'yyyy hh'])('refuses the form %s', (format) => {
    expect(() => dateReader(format)).toThrow(RangeError)
  })

  it('counts days over a month’s end and backwards', () => {
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2)
    expect(daysBetween('2020-03-01', '2020-02-28')).toBe(-2)
  })
})
