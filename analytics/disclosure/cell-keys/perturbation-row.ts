import { maximumEntropy, type Constraint } from './maximum-entropy.js'
import type { NoiseParameters } from './noise-parameters.js'

/** The noise of one true count. */
export interface PerturbationRow {
  /** The last row of a table serves its own count and all that are larger. */
  readonly count: number
  /** What may be added to the count, ascending. */
  readonly noise: readonly number[]
  readonly probabilities: readonly number[]
  /** The probabilities added up, the last exactly 1: a cell key as a share of the modulus falls below the first it takes. */
  readonly upTo: readonly number[]
  /** Whether the count stays as it is as often as was asked for; null where it cannot stay, or nothing was asked for. */
  readonly stayAttained: boolean | null
}

/** No noise that is possible is less probable. */
const leastProbability = 1e-8

/** Where the share of counts that stay leaves less noise than is due, it is lowered by this until it does not. */
const stayStep = 0.05

/** A limit that is missed by less holds. */
const reached = 1e-6

/**
 * The noise of one count from 1 on: of largest entropy among all that are unbiased, vary by no more than the variance,
 * end neither below zero nor at an avoided count, and leave the count as it is as often as was asked for.
 *
 * Where a count that stays so often would vary by less than the variance, protection goes before accuracy: `stay` is
 * lowered in steps, as ptable does, and the row says so.
 *
 * Giessing S. Computational issues in the design of transition probabilities and disclosure risk estimation for
 * additive noise. In: Privacy in Statistical Databases 2016. Parameters and relaxation as in sdcTools/ptable 0.3.3.
 *
 * @param count a whole number >= 1
 * @throws RangeError where no noise meets the parameters, naming the row and the constraint
 */
export function perturbationRow(count: number, parameters: NoiseParameters): PerturbationRow {
  const noise = noiseOf(count, parameters)
  const stays = noise.includes(0)
  checkMean(count, noise, parameters)
  if (!stays) checkVariance(count, noise, parameters)
  const { stay, variance } = parameters
  if (!stays || stay === null) return rowOf(count, noise, solved(count, noise, parameters, null), null)
  let asked = stay
  let probabilities = solved(count, noise, parameters, asked)
  const isHeldBack = () =>
    variance - varianceOf(noise, probabilities) > reached && (probabilities[noise.indexOf(0)] ?? 0) - asked < reached
  while (asked > 0 && isHeldBack()) {
    asked = Math.max(0, asked - stayStep)
    probabilities = solved(count, noise, parameters, asked)
  }
  return rowOf(count, noise, probabilities, asked === stay)
}

function noiseOf(count: number, { bound, avoided }: NoiseParameters): number[] {
  const noise: number[] = []
  for (let each = Math.max(-bound, -count); each <= bound; each += 1) {
    const perturbed = count + each
    if (perturbed === 0 || perturbed > avoided) noise.push(each)
  }
  return noise
}

function checkMean(count: number, noise: readonly number[], { bound, avoided }: NoiseParameters): void {
  if (noise.some((each) => each < 0) && noise.some((each) => each > 0)) return
  throw new RangeError(
    `row ${count}: the noise cannot be zero on the mean, since avoiding counts 1 to ${avoided} within a bound of ` +
      `${bound} leaves only ${noise.length === 0 ? 'none' : noise.join(', ')}`,
  )
}

/** Where a count cannot stay, it varies by no less than between the noises next to none. */
function checkVariance(count: number, noise: readonly number[], { variance }: NoiseParameters): void {
  const below = -Math.max(...noise.filter((each) => each < 0))
  const above = Math.min(...noise.filter((each) => each > 0))
  if (variance > below * above) return
  throw new RangeError(
    `row ${count}: the variance must be more than ${below * above}, that of noise between -${below} and ${above}, ` +
      `got ${variance}`,
  )
}

function solved(
  count: number,
  noise: readonly number[],
  parameters: NoiseParameters,
  stay: number | null,
): readonly number[] {
  const probabilities = maximumEntropy(noise.length, constraintsOf(noise, parameters, stay))
  if (probabilities !== null) return probabilities
  const staying = stay === null ? '' : `, stays in ${stay} of the cases`
  throw new RangeError(
    `row ${count}: no noise has a variance of at most ${parameters.variance}${staying} and leaves each possible ` +
      `change a probability of ${leastProbability}`,
  )
}

/** Each limit by the noises that weigh in it. */
function constraintsOf(noise: readonly number[], { variance, monotone }: NoiseParameters, stay: number | null) {
  const equal = (total: number, weigh: (each: number) => number): Constraint => ({
    weights: noise.map(weigh),
    total,
    kind: 'equal',
  })
  const atMost = (total: number, weigh: (each: number) => number): Constraint => ({
    ...equal(total, weigh),
    kind: 'at-most',
  })
  const rising = noise.flatMap((each, k) => {
    const next = noise[k + 1] ?? 1
    return monotone && next <= 0 ? [atMost(0, (one) => Number(one === each) - Number(one === next))] : []
  })
  return [
    equal(0, (each) => each),
    atMost(variance, (each) => each * each),
    ...(stay === null ? [] : [atMost(-stay, (each) => -Number(each === 0))]),
    ...rising,
    ...noise.map((each) => atMost(-leastProbability, (one) => -Number(one === each))),
  ]
}

/** The mean of squared noise, whose mean is zero. */
const varianceOf = (noise: readonly number[], probabilities: readonly number[]): number =>
  noise.reduce((sum, each, k) => sum + each * each * (probabilities[k] ?? 0), 0)

function rowOf(
  count: number,
  noise: readonly number[],
  probabilities: readonly number[],
  stayAttained: boolean | null,
): PerturbationRow {
  let sum = 0
  const upTo = probabilities.map((each, k) => {
    sum += each
    return k === noise.length - 1 ? 1 : sum
  })
  return { count, noise, probabilities, upTo, stayAttained }
}
