import { z } from 'zod'
import { addDays } from '#analytics/vocabulary/calendar.js'
import { weekOf } from '#analytics/vocabulary/week.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ date: z.string() })

export const weeks: OracleMethod = {
  number: '10',
  answer(input) {
    const { date } = given.parse(input)
    const [mmwr, iso] = [weekOf('epiWeek', date), weekOf('isoWeek', date)]
    return {
      mmwrYear: mmwr.year,
      mmwrWeek: mmwr.week,
      mmwrWeekStart: mmwr.from,
      mmwrWeekEnd: addDays(mmwr.to, -1),
      isoYear: iso.year,
      isoWeek: iso.week,
      isoWeekStart: iso.from,
      isoWeekEnd: addDays(iso.to, -1),
    }
  },
}
