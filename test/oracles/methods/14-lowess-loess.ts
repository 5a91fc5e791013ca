import { z } from 'zod'
import { loess } from '#analytics/statistics/smoothing/loess.js'
import { lowess } from '#analytics/statistics/smoothing/lowess.js'
import type { OracleMethod } from '../method.js'

const numbers = z.array(z.number())
const given = z.object({
  x: numbers,
  y: numbers,
  lowess: z.object({ f: z.number(), iter: z.number(), delta: z.literal(0) }),
  loess: z.object({ span: z.number(), degree: z.union([z.literal(1), z.literal(2)]) }),
})

export const smoothing: OracleMethod = {
  number: '14',
  answer(input) {
    const { x, y, lowess: robust, loess: gaussian } = given.parse(input)
    const line = loess({ x, y }, gaussian)
    return {
      lowess: lowess({ x, y }, { span: robust.f, robustness: robust.iter }),
      ...(line.estimable && {
        loessGaussian: line.points.map(({ fit }) => fit),
        loessGaussianSE: line.points.map(({ standardError }) => standardError),
        loessResidualScale: line.residualScale,
        loessDf: line.df,
      }),
    }
  },
}
