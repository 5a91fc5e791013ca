import type { Policy } from '../disclosure/policy.js'

/**
 * The records a clock left out, by reason. A reason that fewer patients than the threshold share is withheld;
 * one that does not occur is left out.
 */
export function disclosedExclusions(
  row: Readonly<Record<string, unknown>>,
  { threshold }: Policy,
): Readonly<Record<string, number>> {
  const shown = Object.entries(row).flatMap(([reason, count]) => {
    const patients = row[`${reason}Patients`]
    if (typeof count !== 'number' || typeof patients !== 'number' || count === 0) return []
    return threshold !== null && patients < threshold ? [] : [[reason, count] as const]
  })
  return Object.fromEntries(shown)
}
