import type { OracleMethod } from '../method.js'
import { patternOf } from './65-suppression-optimum.js'

/** GaussSuppression leaves no value known exactly. Its patterns are not unique: ours is to be of comparable size. */
export const gaussSuppression: OracleMethod = {
  number: '66',
  tolerances: { additional: { absolute: 0.5, relative: 0.5 } },
  answer(input) {
    const { primary, added } = patternOf(input, 'weak')
    return { primary: primary.map((path) => path.map(String)), additional: added }
  },
}
