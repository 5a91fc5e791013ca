import type { FieldError } from '../contract/problem.js'
import { adjustableRules, type Thresholds } from '../quality/judge.js'
import { rules } from '../quality/rules.js'
import { unknownValue } from './bad-question.js'
import { parseNumber } from './parse-number.js'

interface Parsed {
  readonly thresholds: Thresholds
  readonly errors: readonly FieldError[]
}

/**
 * The thresholds of checks as a question moves them.
 *
 * @example parseCheckThresholds('ventilated-not-in-icu:0.2').thresholds // { 'ventilated-not-in-icu': 0.2 }
 */
export function parseCheckThresholds(text: string | undefined): Parsed {
  const thresholds: Record<string, number> = {}
  const errors: FieldError[] = []
  for (const part of text === undefined || text === '' ? [] : text.split(',')) {
    const [rule = '', share, ...more] = part.split(':')
    const found = judged(rule, more.length > 0 ? undefined : share, part)
    if (typeof found !== 'number') errors.push(found)
    else if (Object.hasOwn(thresholds, rule)) errors.push({ field: 'thresholds', message: `names "${rule}" twice` })
    else thresholds[rule] = found
  }
  return { thresholds, errors }
}

function judged(rule: string, share: string | undefined, part: string): number | FieldError {
  if (share === undefined) {
    return {
      field: 'thresholds',
      message: `expected rule:share, such as repeated-records:0.1, got "${part.slice(0, 60)}"`,
    }
  }
  if (adjustableRules.includes(rule)) return parseNumber('thresholds', share, { least: 0, most: 1 })
  if (!rules.some(({ id }) => id === rule)) return unknownValue('thresholds', rule, adjustableRules)
  return {
    ...{ field: 'thresholds', allowed: adjustableRules },
    message: `"${rule}" is told however few fail: where it fails at all, nothing is published`,
  }
}
