import type { Category, Severity } from './rule.js'
import { rules } from './rules.js'

/** By rule: the share of records that may fail before its check is told. */
export type Thresholds = Readonly<Record<string, number>>

/** What a rule found, as it is kept with a run or a snapshot. */
interface Kept {
  readonly rule: string
  readonly severity: Severity
  readonly failed: number
  readonly of: number
}

const categories: ReadonlyMap<string, Category> = new Map(rules.map(({ id, category }) => [id, category]))

const usual: ReadonlyMap<string, number> = new Map(rules.map(({ id, threshold }) => [id, threshold]))

/** The rules whose threshold may be set: a failure that stops an export is told however small it is. */
export const adjustableRules: readonly string[] = [
  ...new Set(rules.filter(({ severity }) => severity !== 'error').map(({ id }) => id)),
]

/**
 * Which findings are told, by the thresholds as they are now. Findings are kept whether or not they are told, so those
 * of old runs are judged anew without running anything again. A rule that is no more keeps what it found, as something implausible.
 *
 * @example judge([{ rule: 'linked', severity: 'error', failed: 1, of: 900 }], {})[0]?.told // true
 */
export const judge = <T extends Kept>(findings: readonly T[], thresholds: Thresholds) =>
  findings.map((finding) => ({
    ...finding,
    told: isTold(finding, thresholds),
    category: categories.get(finding.rule) ?? 'plausibility',
  }))

function isTold({ rule, severity, failed, of }: Kept, thresholds: Thresholds): boolean {
  if (failed === 0) return false
  if (severity === 'error' || of === 0) return true
  return failed / of >= (thresholds[rule] ?? usual.get(rule) ?? 0)
}
