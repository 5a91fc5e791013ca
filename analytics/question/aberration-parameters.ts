import type { z } from 'zod'
import { aberrationMethods } from '../contract/aberrations.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/aberrations` as they arrive. */
export const aberrationParameters = trendParameters.omit({ cumulative: true }).extend({
  method: oneText.optional().describe(`${aberrationMethods.join(', ')}. Default earsC2; farrington takes weeks.`),
  alpha: oneText.optional().describe('0.0001 to 0.1. Default 0.001, of farrington 0.005.'),
  baseline: oneText.optional().describe('EARS: 3 to 52 periods that a count is compared with. Default 7.'),
  years: oneText.optional().describe('Farrington: 2 to 10 years that the expected count comes from. Default 5.'),
})

export type AberrationParameters = z.infer<typeof aberrationParameters>
