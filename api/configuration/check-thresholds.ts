import type { z } from 'zod'
import { adjustableRules } from '#analytics/quality/judge.js'
import { rules } from '#analytics/quality/rules.js'
import { suggestion } from '#analytics/vocabulary/nearest.js'

/** Where none is near: all would be a page. */
const known = `; there are ${adjustableRules.slice(0, 3).join(', ')} and ${adjustableRules.length - 3} more in analytics/quality/`

const isRule = (id: string): boolean => rules.some((rule) => rule.id === id)

/** Thresholds are for checks that there are, and that may fail. */
export function requireRules(checks: Readonly<Record<string, number>>, context: z.core.$RefinementCtx): void {
  for (const id of Object.keys(checks).filter((id) => !adjustableRules.includes(id))) {
    const message = isRule(id)
      ? `expected a check that may fail, got "${id}": where it fails at all, nothing is published`
      : `expected the id of a check, got "${id}"${suggestion(id, adjustableRules) || known}`
    context.addIssue({ code: 'custom', path: [id], message })
  }
}
