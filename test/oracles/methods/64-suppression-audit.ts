import { z } from 'zod'
import { attackerIntervals } from '#analytics/disclosure/audit/attacker-intervals.js'
import { audit } from '#analytics/disclosure/audit/audit.js'
import { crossed, path, table } from '../crossed.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ table, threshold: z.number(), suppressed: z.array(path) })

export const suppressionAudit: OracleMethod = {
  number: '64',
  answer(input) {
    const { table, threshold, suppressed } = given.parse(input)
    const { tables, paths } = crossed(table, suppressed)
    const whole = attackerIntervals(tables, 'whole')
    const found = audit(tables, threshold)
    const intervals = attackerIntervals(tables).map(({ cell, min, max }, i) => ({
      cell: paths[cell],
      trueValue: tables.cells[cell]?.value,
      ...{ min, max },
      minInteger: whole[i]?.min,
      maxInteger: whole[i]?.max,
      exactlyDisclosed: min === max,
      exactlyDisclosedInteger: found.exact.includes(cell),
      provablySmall: max < threshold,
    }))
    const isShownSafely = found.shownSmall.length === 0
    return {
      intervals,
      unsuppressedSmallCells: found.shownSmall.map((place) => paths[place]),
      safe: isShownSafely && found.exact.length === 0,
      safeStrict: isShownSafely && found.exact.length === 0 && found.provablySmall.length === 0,
    }
  },
}
