import { z } from 'zod'
import { primaryRules } from '#analytics/disclosure/cell-keys/primary-rules.js'
import { roundTo, roundToMidpoint } from '#analytics/disclosure/cell-keys/rounding.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ count: z.number() })

export const roundingRules: OracleMethod = {
  number: '63',
  answer(input) {
    const { count } = given.parse(input)
    return {
      nearest5: roundTo(count, 5),
      nearest10: roundTo(count, 10),
      nearest3: roundTo(count, 3),
      midpoint6: roundToMidpoint(count),
      nhsDigital: primaryRules.nhsDigital(count),
      cms: primaryRules.cms(count),
      n3c: primaryRules.n3c(count),
    }
  },
}
