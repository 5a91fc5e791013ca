import type { Interval } from '../contract/cell.js'
import type { CurveMethod } from '../contract/curves.js'
import { aalenJohansen } from '../statistics/survival/aalen-johansen.js'
import { incidenceQuantile } from '../statistics/survival/incidence-quantile.js'
import { kaplanMeier, type SurvivalCurve } from '../statistics/survival/kaplan-meier.js'
import type { LifeTableRow } from '../statistics/survival/life-table.js'
import { restrictedMean, type RestrictedMean } from '../statistics/survival/restricted-mean.js'
import { survivalQuantile, type QuantileTime } from '../statistics/survival/survival-quantile.js'

export interface Share {
  readonly value: number
  readonly interval: Interval | null
}

export interface EstimateAt {
  readonly day: number
  readonly atRisk: number
  readonly eventFree: Share
  readonly causes: readonly Share[]
}

export interface Estimate {
  readonly steps: readonly EstimateAt[]
  /** With late entry: nobody was at risk for a while, or nobody event-free, and later estimates say nothing. */
  readonly isEmptied: boolean
  readonly quantile: (cause: number, share: number) => QuantileTime
  readonly mean: (horizon: number) => RestrictedMean
}

/** The curves of a life table by the method asked for; null where nobody was observed. */
export function estimate(rows: readonly LifeTableRow[], method: CurveMethod, confidence: number): Estimate | null {
  // Events of all causes end the time without events, whichever curve is asked for.
  const free = kaplanMeier(rows, { confidence })
  if (!free.estimable) return null
  const isEmptied = free.emptiedAt.length > 0
  const mean = (horizon: number) => restrictedMean(free, horizon, confidence)
  if (method === 'kaplanMeier') {
    return { steps: free.steps.map(ofSurvival), isEmptied, quantile: (_, share) => survivalQuantile(free, share), mean }
  }
  const curves = aalenJohansen(rows, confidence)
  if (!curves.estimable) return null
  const steps = curves.steps.map(({ time, atRisk, causes }, i) => ({
    ...{ day: time, atRisk, eventFree: eventFreeOf(free.steps[i]) },
    causes: causes.map(({ incidence, interval }) => ({ value: incidence, interval })),
  }))
  return { steps, isEmptied, quantile: (cause, share) => incidenceQuantile(curves, cause, share), mean }
}

type SurvivalStep = SurvivalCurve['steps'][number]

/** Both estimates have a step for every time at which somebody left. */
const eventFreeOf = (step: SurvivalStep | undefined): Share => ({
  value: step?.survival ?? 1,
  interval: step?.interval ?? null,
})

/** With one cause, the share who had it is what is missing to one. */
function ofSurvival(step: SurvivalStep): EstimateAt {
  const { time, atRisk, survival, interval } = step
  const turned = interval === null ? null : { ...interval, lower: 1 - interval.upper, upper: 1 - interval.lower }
  return { day: time, atRisk, eventFree: eventFreeOf(step), causes: [{ value: 1 - survival, interval: turned }] }
}
