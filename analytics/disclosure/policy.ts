import type { Role } from '../contract/trends.js'

/**
 * What a role may see. A count of patients from 1 to `threshold - 1` is withheld, with what depends on it;
 * `null` withholds nothing.
 */
export interface Policy {
  readonly threshold: number | null
  /** Whether each answer is put to the attacker's programme. The public's release is audited as a whole instead. */
  readonly isAudited?: true
  /** A share of none or of all patients is withheld where they are fewer: see `isAlike`. */
  readonly leastAlike?: number
  /** What holds instead where an answer tells outcomes; the same, unless given. See `policyOn`. */
  readonly outcomes?: Omit<Policy, 'outcomes'>
}

export type Policies = Readonly<Record<Role, Policy>>

/**
 * CMS does not publish cells of 1 to 10 (ResDAC, 26 Jan 2024). Researchers have agreed to terms, and small counts are
 * those below 5 to them, as in PEDSnet and by the default of OHDSI. Managers work with single contributions, and see
 * them; what was established about patients they see as researchers do, and so do operators.
 *
 * No role but the public's has a rule about cells of mostly one site. These roles may ask by site, where every cell is
 * of one site: a rule on the others would withhold what that tells.
 */
export const defaultPolicies: Policies = policiesFor({ public: 11, researcher: 5 })

/** The policies of all roles by the two thresholds that can be configured. */
export function policiesFor(thresholds: Readonly<Record<'public' | 'researcher', number>>): Policies {
  const threshold = thresholds.researcher
  const researcher = { threshold, leastAlike: 2 * threshold, isAudited: true } as const
  return {
    public: { threshold: thresholds.public },
    researcher,
    manager: { threshold: null, outcomes: researcher },
    operator: researcher,
  }
}

/** How the rule reads to the person it applies to. */
export function describePolicy({ threshold, leastAlike, outcomes }: Policy): string {
  if (threshold !== null) return `C${withheld(threshold).slice(1)}.${alike(leastAlike)}`
  const least = outcomes?.threshold ?? null
  if (least === null) return 'You see exact numbers.'
  const rule = `Where an answer tells outcomes of patients, ${withheld(least)}.${alike(outcomes?.leastAlike)}`
  return `You see exact numbers of what was contributed. ${rule}`
}

const withheld = (threshold: number): string =>
  `counts of 1 to ${threshold - 1} patients are withheld, and others where they would give one back`

const alike = (least: number | undefined): string =>
  least === undefined ? '' : ` So are shares of none or all of fewer than ${least} patients.`
