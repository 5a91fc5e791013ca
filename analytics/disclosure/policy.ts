import type { Role } from '../contract/trends.js'

/**
 * What a role may see. A count of patients from 1 to `threshold - 1` is withheld, with what depends on it;
 * `null` withholds nothing.
 */
export interface Policy {
  readonly threshold: number | null
}

export type Policies = Readonly<Record<Role, Policy>>

/**
 * Until the protection of the public is built in full, researchers and operators are shown what the public is
 * shown, and the server listens on loopback only. CMS does not publish cells of 1 to 10 (ResDAC, 26 Jan 2024).
 */
export const defaultPolicies: Policies = {
  public: { threshold: 11 },
  researcher: { threshold: 11 },
  manager: { threshold: null },
  operator: { threshold: 11 },
}

/** How the rule reads to the person it applies to. */
export function describePolicy({ threshold }: Policy): string {
  return threshold === null
    ? 'You see exact numbers.'
    : `Counts of 1 to ${threshold - 1} patients are withheld, and others where they would give one back.`
}
