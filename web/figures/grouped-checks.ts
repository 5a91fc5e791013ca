import type { RunAnswer } from '#analytics/contract/operations.js'

export type Check = RunAnswer['findings'][number]
type Severity = Check['severity']

type Category = Check['category']

export interface CheckGroup {
  readonly severity: Severity
  readonly categories: readonly { readonly category: Category; readonly rules: readonly RuleChecks[] }[]
  readonly count: number
}

export interface RuleChecks {
  readonly rule: string
  /** Most failures first. */
  readonly findings: readonly Check[]
}

const severities: readonly Severity[] = ['error', 'warning', 'note']
const categories: readonly Category[] = ['conformance', 'completeness', 'plausibility']

/** Checks by severity, category and rule, the gravest first; severities and categories without any are left out. */
export function groupedChecks(findings: readonly Check[]): readonly CheckGroup[] {
  return severities.flatMap((severity) => {
    const of = findings.filter((finding) => finding.severity === severity)
    const byCategory = categories
      .map((category) => ({ category, rules: byRule(of.filter((finding) => finding.category === category)) }))
      .filter(({ rules }) => rules.length > 0)
    return of.length === 0 ? [] : [{ severity, categories: byCategory, count: of.length }]
  })
}

const byRule = (findings: readonly Check[]): readonly RuleChecks[] =>
  [...new Set(findings.map(({ rule }) => rule))].map((rule) => ({
    rule,
    findings: findings.filter((finding) => finding.rule === rule).toSorted((a, b) => b.failed - a.failed),
  }))
