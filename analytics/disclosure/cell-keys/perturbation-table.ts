import { checkNoiseParameters, type NoiseParameters } from './noise-parameters.js'
import { perturbationRow, type PerturbationRow } from './perturbation-row.js'

/** By true count, from 0 on without gap. */
export type PerturbationTable = readonly PerturbationRow[]

/** Nobody is made out of nothing. */
const zero: PerturbationRow = { count: 0, noise: [0], probabilities: [1], upTo: [1], stayAttained: null }

/**
 * The table that says, for every true count, which noise is added with which probability: of largest entropy, so that
 * as much as the parameters allow is left open, unbiased, and bounded.
 *
 * The last row is the first on which neither zero nor an avoided count weighs; larger counts share it. Any parameters
 * give the same table each time and on every machine that rounds alike; it is no secret, the record keys are.
 *
 * Giessing S. In: Privacy in Statistical Databases 2016. Marley JK, Leaver VL. In: Proc ISI World Statistics Congress,
 * Dublin 2011. As sdcTools/ptable 0.3.3 computes it, within 3e-8 of its D = 5, V = 3, js = 2, pstay = 0.5.
 *
 * @throws RangeError where a parameter makes no sense, or no noise meets them all, naming the row and the constraint
 * @example perturbationTable(defaultNoise)[1]?.probabilities // of noise -1, 2, 3, 4, 5: [0.7345, 0.1367, 0.0728, 0.0374, 0.0186]
 */
export function perturbationTable(parameters: NoiseParameters): PerturbationTable {
  checkNoiseParameters(parameters)
  const { bound, avoided } = parameters
  const last = avoided === 0 ? bound : bound + avoided + 1
  return [zero, ...Array.from({ length: last }, (_, i) => perturbationRow(i + 1, parameters))]
}
