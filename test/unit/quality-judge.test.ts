import { describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'
import { adjustableRules, judge } from '#analytics/quality/judge.js'
import { rules } from '#analytics/quality/rules.js'
import type { Severity } from '#analytics/quality/rule.js'

const found = (rule: string, failed: number, of: number, severity: Severity = 'warning') => ({
  rule,
  severity,
  failed,
  of,
})
const told = (findings: readonly ReturnType<typeof found>[], thresholds = {}) =>
  judge(findings, thresholds).map((finding) => finding.told)

describe('the findings of a run', () => {
  const findings = [found('ventilated-not-in-icu', 12, 100), found('ventilated-not-in-icu', 9, 100)]

  it('are told by the threshold of their rule', () => {
    expect(told(findings)).toEqual([true, false])
  })

  it('are told by the threshold that is configured now, also those of old runs', () => {
    expect(told(findings, { 'ventilated-not-in-icu': 0.05 })).toEqual([true, true])
    expect(told(findings, { 'ventilated-not-in-icu': 0.5 })).toEqual([false, false])
  })

  it('are told where they stop an export, whatever is configured', () => {
    expect(told([found('linked', 1, 1_000_000, 'error')], { linked: 1 })).toEqual([true])
  })

  it('are told where there is nothing to take a share of', () => {
    expect(told([found('unmapped-values', 3, 0)], { 'unmapped-values': 0.9 })).toEqual([true])
  })

  it('are told where their rule is no more, and not where nothing failed', () => {
    expect(told([found('a-rule-of-last-year', 1, 100), found('linked', 0, 100, 'error')])).toEqual([true, false])
  })

  it('keep what else is known of them', () => {
    expect(judge([{ ...found('linked', 1, 2), site: 'north' }], {})).toMatchObject([{ site: 'north', told: true }])
  })
})

describe('the rules', () => {
  it('are of every kind that data is asked about', () => {
    expect(new Set(rules.map(({ category }) => category))).toEqual(
      new Set(['conformance', 'completeness', 'plausibility']),
    )
  })

  it('say in a sentence what they found', () => {
    for (const rule of rules) {
      const message = rule.message({ site: 'north', failed: 3, of: 40, detail: 'detail' })
      expect(message).toContain('3')
      expect(message).not.toMatch(/undefined|null|NaN/)
    }
  })
})

describe('thresholds in the configuration', () => {
  const refusal = (yaml: string): string => {
    try {
      parseConfiguration(yaml, 'topogram.yaml', '.')
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }

  it('are for rules that there are', () => {
    expect(refusal('exports:\n  checks: { ventilated-not-in-icu: 0.2 }')).toBe('')
    const told = refusal('exports:\n  checks: { ventilated-not-in-ICU2: 0.2 }')
    expect(told).toContain('topogram.yaml:2: exports.checks.ventilated-not-in-ICU2: expected the id of a check')
    expect(told).toContain('did you mean "ventilated-not-in-icu"?')
    expect(refusal('exports:\n  checks: { foo: 0.2 }')).toContain(
      `there are ${adjustableRules.slice(0, 3).join(', ')} and`,
    )
  })

  it('cannot let through what stops an export', () => {
    expect(refusal('exports: { checks: { linked: 0.2 } }')).toContain('where it fails at all, nothing is published')
  })
})
