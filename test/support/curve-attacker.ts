import type { ShareCell, ShownCurve } from '#analytics/contract/curves.js'

/**
 * Every count of patients that the numbers of a curve give: those told, those that went between two of its points, and
 * those that come out when a share is multiplied by the patients it is a share of.
 */
export function countsTold(curve: ShownCurve): readonly number[] {
  const { patients, remaining, censored, steps, events } = curve
  const left = steps.map((step) => step.causes.reduce((sum, cause) => sum + cause.events, step.censored))
  const atRisk = [patients, ...steps.map((step) => step.atRisk)]
  const afterEach = left.map((_, i) => patients - left.slice(0, i + 1).reduce((sum, count) => sum + count, 0))
  return [
    ...[patients, remaining, censored, patients - remaining, patients - censored],
    ...events.flatMap((each) => [each.events, patients - each.events, patients - remaining - each.events]),
    ...steps.flatMap((step) => [step.atRisk, step.censored, ...step.causes.map((cause) => cause.events)]),
    ...[...left, ...afterEach, ...differences(atRisk)],
    ...fromShares(curve),
  ]
}

const differences = (numbers: readonly number[]): readonly number[] =>
  numbers.flatMap((one, i) => numbers.slice(i + 1).map((other) => Math.abs(one - other)))

/** Without censoring before the horizon a share is a count over the patients of the group. */
function fromShares({ patients, censored, steps, values }: ShownCurve): readonly number[] {
  if (censored > 0) return []
  const causes = steps[0]?.causes.map(({ cause }) => cause) ?? []
  return causes.flatMap((id) => {
    const cells: readonly ShareCell[] = [
      ...steps.map(({ causes: at }) => at.find(({ cause }) => cause === id)?.incidence),
      ...values.filter(({ cause }) => cause === id).map(({ incidence }) => incidence),
    ].filter((cell) => cell !== undefined)
    const counts = cells.flatMap((cell) => (cell.status === 'shown' ? [Math.round(cell.value * patients)] : []))
    return [...counts, ...counts.map((count) => patients - count), ...differences(counts)]
  })
}
