import { z } from 'zod'
import type { JoinpointModel } from '#analytics/statistics/trend/joinpoint-model.js'
import { joinpoints } from '#analytics/statistics/trend/joinpoint.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  x: z.array(z.number()),
  y: z.array(z.number()),
  maxJoinpoints: z.number(),
  minObsEnd: z.number(),
  minObsBetween: z.number(),
})

export const joinpoint: OracleMethod = {
  number: '13',
  answer(input) {
    const { x, y, maxJoinpoints, minObsEnd, minObsBetween } = given.parse(input)
    const rules = { maxJoinpoints, minAtEnds: minObsEnd, minBetween: minObsBetween }
    const found = joinpoints({ times: x, counts: y }, rules)
    if (!found.estimable) return null
    return {
      models: found.models.map(modelOf),
      selectedByBIC: found.selectedByBic,
      selectedByBIC3: found.selectedByBic3,
    }
  },
}

const modelOf = (model: JoinpointModel) => ({
  ...model,
  k: model.joinpoints.length,
  sse: model.sumOfSquares,
  slopes: model.segments.map(({ slope }) => slope),
  slopeSE: model.segments.map(({ standardError }) => standardError),
  apc: model.segments.map(({ percentChange }) => percentChange),
  apcLower: model.segments.map(({ interval }) => interval?.lower),
  apcUpper: model.segments.map(({ interval }) => interval?.upper),
  aapc: model.averagePercentChange,
  aapcLowerZ: model.averageInterval?.lower,
  aapcUpperZ: model.averageInterval?.upper,
})
