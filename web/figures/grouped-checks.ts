import type { RunAnswer } from '#analytics/contract/operations.js'

export type Check = RunAnswer['findings'][number]
type Severity = Check['severity']

/** Kahn's three categories of data quality. Kahn MG et al. eGEMs 2016; 4(1): 1244. */
export type Category = 'conformance' | 'completeness' | 'plausibility'

const conformance = new Set([
  ...['unique-key', 'linked', 'unmapped-values', 'invalid-values', 'recoded-values'],
  ...['rejected-records', 'repeated-records'],
])

/** By the names of the rules in analytics/quality; what is neither of form nor of completeness judges the content. */
export function categoryOf(rule: string): Category {
  if (rule.startsWith('completeness-')) return 'completeness'
  return conformance.has(rule) ? 'conformance' : 'plausibility'
}

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
      .map((category) => ({ category, rules: byRule(of.filter(({ rule }) => categoryOf(rule) === category)) }))
      .filter(({ rules }) => rules.length > 0)
    return of.length === 0 ? [] : [{ severity, categories: byCategory, count: of.length }]
  })
}

const byRule = (findings: readonly Check[]): readonly RuleChecks[] =>
  [...new Set(findings.map(({ rule }) => rule))].map((rule) => ({
    rule,
    findings: findings.filter((finding) => finding.rule === rule).toSorted((a, b) => b.failed - a.failed),
  }))
