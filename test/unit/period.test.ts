import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, dayOfWeek, isPlainDate } from '#analytics/vocabulary/calendar.js'
import { endOf, labelOf, periodsBetween, startOf } from '#analytics/vocabulary/period.js'

const calendarGrains = ['day', 'isoWeek', 'epiWeek', 'month', 'quarter', 'year'] as const
const day = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1900-01-01', days))

describe('periods', () => {
  it.each([
    ['isoWeek', '2020-12-31', '2020-W53'],
    ['isoWeek', '2021-01-03', '2020-W53'],
    ['isoWeek', '2021-01-04', '2021-W01'],
    ['epiWeek', '2020-12-27', '2020-MW53'],
    ['epiWeek', '2021-01-02', '2020-MW53'],
    ['epiWeek', '2021-01-03', '2021-MW01'],
    ['epiWeek', '2014-12-28', '2014-MW53'],
    ['quarter', '2022-06-30', '2022-Q2'],
    ['month', '2022-03-08', '2022-03'],
  ] as const)('writes the %s of %s as %s', (grain, date, label) => {
    expect(labelOf(grain, startOf(grain, date))).toBe(label)
  })

  it('has 53 MMWR weeks in the years that CDC lists, and in no other from 2000 to 2031', () => {
    const weeks = (year: number) => periodsBetween('epiWeek', `${year}-01-04`, `${year}-12-29`).at(-1)?.label
    const long = Array.from({ length: 32 }, (_, i) => 2000 + i).filter((year) => weeks(year) === `${year}-MW53`)
    expect(long).toEqual([2003, 2008, 2014, 2020, 2025, 2031])
  })

  it.each(calendarGrains)('partition the days: every day lies in exactly one %s', (grain) => {
    fc.assert(
      fc.property(day, (date) => {
        const start = startOf(grain, date)
        expect(start <= date && date < endOf(grain, start)).toBe(true)
        expect(startOf(grain, addDays(endOf(grain, start), -1))).toBe(start)
        expect(startOf(grain, endOf(grain, start))).toBe(endOf(grain, start))
      }),
    )
  })

  it('leave none out between two dates', () => {
    expect(periodsBetween('month', '2021-11-15', '2022-02-01').map(({ label }) => label)).toEqual([
      '2021-11',
      '2021-12',
      '2022-01',
    ])
  })

  it('know Sunday, and that 2023 had no 29 February', () => {
    expect(dayOfWeek('2024-03-03')).toBe(0)
    expect(isPlainDate('2023-02-29')).toBe(false)
    expect(isPlainDate('2024-02-29')).toBe(true)
  })
})
