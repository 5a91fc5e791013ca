import { dot } from '../linear-algebra/dot.js'
import type { CoxData, CoxPatient } from './cox-data.js'

/** Efron: those who fall at one time leave the risk set bit by bit. Breslow: all are at risk until the last. */
export type TiedEvents = 'efron' | 'breslow'

export interface PartialLikelihood {
  readonly logLikelihood: number
  readonly score: readonly number[]
  readonly information: readonly (readonly number[])[]
}

/** Hazards of a set of patients, and their covariates and products of covariates weighted by them. */
class HazardSums {
  total = 0
  readonly first: Float64Array
  readonly second: Float64Array

  constructor(readonly width: number) {
    this.first = new Float64Array(width)
    this.second = new Float64Array(width * width)
  }

  add(covariates: readonly number[], hazard: number): void {
    this.total += hazard
    for (let i = 0; i < this.width; i += 1) {
      const weighted = hazard * (covariates[i] ?? 0)
      this.first[i] = (this.first[i] ?? 0) + weighted
      for (let j = 0; j <= i; j += 1) {
        const place = i * this.width + j
        this.second[place] = (this.second[place] ?? 0) + weighted * (covariates[j] ?? 0)
      }
    }
  }
}

/**
 * Log partial likelihood of Cox's model at some coefficients, with its gradient and information.
 *
 * One pass from the last time to the first: patients join the risk set as the time that they were observed comes up, and
 * leave it where they entered.
 *
 * Therneau TM, Grambsch PM. Modeling survival data: extending the Cox model. Springer; 2000. 3.1 and 3.3.
 */
export function partialLikelihood(
  { byTime, byEntry, width }: CoxData,
  coefficients: readonly number[],
  ties: TiedEvents,
): PartialLikelihood {
  const sums = new LikelihoodSums(width)
  const atRisk = new HazardSums(width)
  // Hazards count by their ratios alone: the largest is taken for one, so that none can be too large for a number.
  const largest = byTime.reduce((most, { covariates }) => Math.max(most, dot(covariates, coefficients)), -Infinity)
  const hazardOf = ({ covariates, count }: CoxPatient) => count * Math.exp(dot(covariates, coefficients) - largest)
  let joined = 0
  let left = 0
  while (joined < byTime.length) {
    const time = byTime[joined]?.time ?? 0
    for (let late = byEntry[left]; late !== undefined && late.entry >= time; late = byEntry[left]) {
      atRisk.add(late.covariates, -hazardOf(late))
      left += 1
    }
    const failing = new HazardSums(width)
    let events = 0
    for (let next = byTime[joined]; next?.time === time; next = byTime[joined]) {
      const hazard = hazardOf(next)
      atRisk.add(next.covariates, hazard)
      joined += 1
      if (!next.event) continue
      events += next.count
      failing.add(next.covariates, hazard)
      sums.addEvents(next, dot(next.covariates, coefficients) - largest)
    }
    if (events > 0) sums.addRisk(atRisk, failing, tiedSums(atRisk.total, failing.total, events, ties))
  }
  return sums.result()
}

/** Sums over the events of one time, of powers of 1 / (hazard at risk) and of the share of them that is past. */
interface TiedSums {
  readonly log: number
  readonly inverse: number
  readonly inverseShare: number
  readonly square: number
  readonly squareShare: number
  readonly squareShares: number
}

function tiedSums(atRisk: number, failing: number, events: number, ties: TiedEvents): TiedSums {
  // Variables of their own and not an object's: this runs once for each event, of which there may be millions.
  let [log, inverse, inverseShare, square, squareShare, squareShares] = [0, 0, 0, 0, 0, 0]
  for (let past = 0; past < events; past += 1) {
    const share = ties === 'efron' ? past / events : 0
    const hazard = atRisk - share * failing
    const inverted = 1 / hazard
    const squared = inverted * inverted
    log += Math.log(hazard)
    inverse += inverted
    inverseShare += share * inverted
    square += squared
    squareShare += share * squared
    squareShares += share * share * squared
  }
  return { log, inverse, inverseShare, square, squareShare, squareShares }
}

class LikelihoodSums {
  private logLikelihood = 0
  private readonly score: number[]
  private readonly information: number[][]

  constructor(private readonly width: number) {
    this.score = Array<number>(width).fill(0)
    this.information = this.score.map(() => Array<number>(width).fill(0))
  }

  addEvents({ covariates, count }: CoxPatient, logHazard: number): void {
    this.logLikelihood += count * logHazard
    for (const [i, value] of covariates.entries()) this.score[i] = (this.score[i] ?? 0) + count * value
  }

  addRisk(atRisk: HazardSums, failing: HazardSums, sums: TiedSums): void {
    this.logLikelihood -= sums.log
    for (const [i, row] of this.information.entries()) {
      const [a, f] = [atRisk.first[i] ?? 0, failing.first[i] ?? 0]
      this.score[i] = (this.score[i] ?? 0) - a * sums.inverse + f * sums.inverseShare
      for (let j = 0; j <= i; j += 1) {
        const [b, g] = [atRisk.first[j] ?? 0, failing.first[j] ?? 0]
        const place = i * this.width + j
        const products = (atRisk.second[place] ?? 0) * sums.inverse - (failing.second[place] ?? 0) * sums.inverseShare
        const means = a * b * sums.square - (a * g + f * b) * sums.squareShare + f * g * sums.squareShares
        row[j] = (row[j] ?? 0) + products - means
      }
    }
  }

  result(): PartialLikelihood {
    const { logLikelihood, score, information } = this
    const full = information.map((row, i) => row.map((value, j) => (j <= i ? value : (information[j]?.[i] ?? 0))))
    return { logLikelihood, score, information: full }
  }
}
