import { z } from 'zod'
import { jensenShannonDistance, jensenShannonDivergence } from '#analytics/statistics/representation/jensen-shannon.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ p: z.array(z.number()), q: z.array(z.number()) })

export const jensenShannon: OracleMethod = {
  number: '40',
  answer(input) {
    const { p, q } = given.parse(input)
    return { jsd: jensenShannonDistance(p, q), jsDivergenceBits: jensenShannonDivergence(p, q) }
  },
}
