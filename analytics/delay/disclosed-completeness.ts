import type { CompletenessCell } from '../contract/delay.js'
import type { Policy } from '../disclosure/policy.js'
import { completenessByDelay, type Completeness } from '../statistics/delay/completeness.js'
import { reverseHazards, type ReverseHazard } from '../statistics/delay/reverse-hazards.js'
import type { ReportingTriangle } from '../statistics/delay/reporting-triangle.js'
import { probabilityLimits } from '../statistics/survival/probability-limits.js'

type Limits = ReturnType<typeof probabilityLimits>

/**
 * The part that has come by each delay, as the role may see it.
 *
 * Two shares that follow each other give the part that came between them. So where numbers are protected, a share is
 * shown only where those who came since the last one shown, and those who came by it, are none or enough. And it is
 * rounded so coarsely that one step of it is at least as many studies as the threshold, of the fewest that it is made of:
 * with what is known from elsewhere of these, it tells no count more closely than that. Its limits are rounded outwards
 * by the same step, and its variance, which would give the numbers back to the last digit, is not shown.
 *
 * @param patientsAfter patients of each delay from 0, in all periods
 */
export function disclosedCompleteness(
  triangle: ReportingTriangle,
  patientsAfter: readonly number[],
  { threshold }: Policy,
  confidence: number,
): readonly CompletenessCell[] {
  const maxDelay = patientsAfter.length - 1
  // No period is old enough to show the longest delay.
  if (triangle.length <= maxDelay) return patientsAfter.map(() => noDelay('too-few-periods'))
  const hazards = reverseHazards(triangle)
  const limits = probabilityLimits('log-log', confidence)
  const exact = completenessByDelay(hazards)
  if (threshold === null) return exact.map((each) => shown(each, limits))
  const step = coarseness(hazards, threshold)
  const withheld = withheldShares(patientsAfter, threshold)
  return exact.map((each, delay): CompletenessCell => {
    if (each === null) return noDelay('delays-unknown')
    if (step === null || withheld[delay] === true) return { status: 'suppressed', reason: 'protected' }
    return rounded(each, limits, step)
  })
}

const noDelay = (reason: 'too-few-periods' | 'delays-unknown'): CompletenessCell => ({ status: 'undefined', reason })

function shown(completeness: Completeness | null, limits: Limits): CompletenessCell {
  if (completeness === null) return noDelay('delays-unknown')
  const { share, variance } = completeness
  return { status: 'shown', share, variance, interval: limits(share, Math.sqrt(variance)) }
}

function rounded({ share, variance }: Completeness, limits: Limits, step: number): CompletenessCell {
  const interval = limits(share, Math.sqrt(variance))
  const outwards = interval && {
    ...interval,
    lower: inSteps(interval.lower, step, Math.floor),
    upper: Math.min(1, inSteps(interval.upper, step, Math.ceil)),
  }
  return { status: 'shown', share: inSteps(share, step), variance: null, interval: outwards }
}

/** A share in whole steps. Divided and not multiplied, so that 7 steps of 0.01 are not 0.07000000000000001. */
export const inSteps = (share: number, step: number, round = Math.round): number =>
  round(share / step) / Math.round(1 / step)

const steps = [0.01, 0.02, 0.05, 0.1] as const

/** The finest step that is at least the threshold, of the fewest studies that a hazard is a part of. */
export function coarseness(hazards: readonly ReverseHazard[], threshold: number): number | null {
  const fewest = Math.min(...hazards.slice(1).map(({ reportedBy }) => reportedBy))
  return steps.find((step) => step * fewest >= threshold) ?? null
}

/**
 * From the longest delay on, a share is shown where enough patients came between it and the last one shown, or none at
 * all; and at the end, where enough came by the shortest that is shown.
 */
function withheldShares(patientsAfter: readonly number[], threshold: number): readonly boolean[] {
  const areEnough = (from: number, to: number): boolean => {
    const most = Math.max(0, ...patientsAfter.slice(from, to + 1))
    return most === 0 || most >= threshold
  }
  const maxDelay = patientsAfter.length - 1
  const shown = [maxDelay]
  for (let delay = maxDelay - 1; delay >= 0; delay -= 1) {
    if (areEnough(delay + 1, shown.at(-1) ?? maxDelay)) shown.push(delay)
  }
  while (shown.length > 0 && !areEnough(0, shown.at(-1) ?? maxDelay)) shown.pop()
  return patientsAfter.map((_, delay) => !shown.includes(delay))
}
