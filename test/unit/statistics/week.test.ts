import { describe, expect, it } from '@jest/globals'
import { addDays, dayOfWeek, daysBetween } from '#analytics/vocabulary/calendar.js'
import { weekOf } from '#analytics/vocabulary/week.js'

const days = Array.from({ length: daysBetween('1900-01-01', '2101-01-01') }, (_, i) => addDays('1900-01-01', i))
const grains = ['isoWeek', 'epiWeek'] as const

describe('weeks', () => {
  it('begin on Monday after ISO 8601, and on Sunday after the MMWR', () => {
    expect(weekOf('epiWeek', '2021-01-02')).toEqual({ year: 2020, week: 53, from: '2020-12-27', to: '2021-01-03' })
    expect(weekOf('isoWeek', '2021-01-03')).toEqual({ year: 2020, week: 53, from: '2020-12-28', to: '2021-01-04' })
  })

  it('refuse what is no day of the calendar', () => {
    expect(() => weekOf('isoWeek', '2023-02-29')).toThrow('expected a date such as 2021-01-02, got 2023-02-29')
  })

  it.each(grains)('partition the days of 1900 to 2100, seven to each %s', (grain) => {
    let week = weekOf(grain, '1900-01-01')
    for (const day of days) {
      const found = weekOf(grain, day)
      if (day === week.to) {
        expect(dayOfWeek(day)).toBe(grain === 'isoWeek' ? 1 : 0)
        expect(found.from).toBe(week.to)
        expect(daysBetween(found.from, found.to)).toBe(7)
        week = found
      } else if (found.from !== week.from || found.year !== week.year || found.week !== week.week) {
        throw new Error(`${day} lies in another week than the day before`)
      }
    }
  })

  it.each(grains)(
    'are numbered one after another, and from one in each year that has four of the days of %s 1',
    (grain) => {
      for (let day = '1900-01-07'; day < '2101-01-01'; day = addDays(day, 7)) {
        const [one, next] = [weekOf(grain, day), weekOf(grain, addDays(day, 7))]
        if (next.year === one.year) expect(next.week).toBe(one.week + 1)
        else {
          expect([next.year, next.week]).toEqual([one.year + 1, 1])
          const inYear = daysBetween(`${next.year}-01-01`, next.to)
          expect(inYear).toBeGreaterThanOrEqual(4)
          expect(inYear).toBeLessThanOrEqual(10)
          expect([52, 53]).toContain(one.week)
        }
      }
    },
  )

  it('number 53 in the years that ISO 8601 makes long, and in no other from 2000 to 2031', () => {
    const years = Array.from({ length: 32 }, (_, i) => 2000 + i)
    expect(years.filter((year) => weekOf('isoWeek', `${year}-12-31`).week === 53)).toEqual([
      2004, 2009, 2015, 2020, 2026,
    ])
  })
})
