import { measureIds, measureOf } from '../catalogue/measures.js'
import type { Cell } from '../contract/cell.js'
import type { ChangesBy, Comparison } from '../contract/compare.js'
import { policyOn } from '../disclosure/policy-on.js'
import type { Policy } from '../disclosure/policy.js'

const suppressed: Cell = { status: 'suppressed', reason: 'protected' }

/**
 * Which numbers moved between two snapshots, each over everybody.
 *
 * Two of them beside each other tell how many came or went between. Both are withheld where that is from 1 to
 * `threshold - 1`, in whole or in a part, or would give back the changes that the comparison withholds. Of stays and
 * other records that are not compared it is not known who is behind a difference: only what has not moved is shown.
 *
 * @param areSumsSafe of patients and of studies, from `disclosedChanges`
 */
export function movedNumbers(
  from: ReadonlyMap<string, Cell>,
  to: ReadonlyMap<string, Cell>,
  areSumsSafe: Readonly<Record<ChangesBy['countingUnit'], boolean>>,
  policy: Policy,
): Comparison['numbers'] {
  return measureIds.flatMap((id) => {
    const [before, after] = [from.get(id), to.get(id)]
    if (!before || !after) return []
    const { label, unit, base } = measureOf(id)
    const { threshold } = policyOn(policy, [id])
    const isStill = JSON.stringify(before) === JSON.stringify(after)
    const areCompared = base === 'patient' ? areSumsSafe.patients : base === 'study' ? areSumsSafe.studies : isStill
    if (threshold !== null && !(areCompared && areApart(before, after, threshold)))
      return [{ measure: id, label, unit, from: suppressed, to: suppressed, moved: false }]
    return [{ measure: id, label, unit, from: before, to: after, moved: !isStill }]
  })
}

/** Whether no count of one cell differs from that of the other by less than `threshold`, unless not at all. */
function areApart(before: Cell, after: Cell, threshold: number): boolean {
  const others = countsOf(after)
  return countsOf(before).every((count, i) => {
    const difference = Math.abs(count - (others[i] ?? count))
    return difference === 0 || difference >= threshold
  })
}

/** The counts that a shown cell tells, in an order of their own; shares and medians are none. */
function countsOf(cell: Cell): readonly number[] {
  if (cell.status !== 'shown') return []
  const { value, numerator, denominator, unknown } = cell
  if (denominator === undefined) return [value]
  const known = numerator === undefined ? [denominator] : [denominator, numerator, denominator - numerator]
  return unknown === undefined ? known : [...known, unknown]
}
