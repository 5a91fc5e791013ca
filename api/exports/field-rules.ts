import { dictionaries } from '#data/dictionaries/all.js'
import type { Field } from '#data/schema/entities.js'

/** The rule a staged text breaks, or null. */
export type FieldRule = (value: string) => string | null

const datePattern = /^\d{4}(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether a text is an ISO 8601 year, month or day that exists in the calendar. */
export function isStagedDate(text: string): boolean {
  const parts = datePattern.exec(text)
  if (!parts) return false
  const [, month = '01', day = '01'] = parts
  const date = new Date(`${text.slice(0, 4)}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
}

/** The same dates come again and again; a set is an order of magnitude faster than the calendar. */
function remembering(test: (value: string) => boolean): (value: string) => boolean {
  const known = new Map<string, boolean>()
  return (value) => {
    let is = known.get(value)
    if (is === undefined) {
      is = test(value)
      if (known.size < 100_000) known.set(value, is)
    }
    return is
  }
}

const holds = (rule: string, test: (value: string) => boolean): FieldRule => {
  const passes = remembering(test)
  return (value) => (passes(value) ? null : rule)
}

function integerRule({ minimum = -Infinity, maximum = Infinity }: Field): FieldRule {
  return (value) => {
    if (!/^-?\d{1,15}$/.test(value)) return 'not-an-integer'
    const number = Number(value)
    return minimum <= number && number <= maximum ? null : 'out-of-range'
  }
}

function textRule({ pattern = '' }: Field): FieldRule {
  const whole = new RegExp(pattern)
  return (value) => (value.length > 200 ? 'too-long' : whole.test(value) ? null : 'wrong-pattern')
}

function codeTest({ dictionary = '' }: Field): (value: string) => boolean {
  const codes = new Set(Object.keys(dictionaries[dictionary]?.codes ?? {}))
  return (value) => codes.has(value)
}

/** The guard of staging: connectors have conformed the values, and a mistake of theirs must not become a number. */
export function fieldRule(field: Field): FieldRule {
  switch (field.type) {
    case 'identifier':
    case 'text':
      return textRule(field)
    case 'integer':
      return integerRule(field)
    case 'boolean':
      return (value) => (value === 'true' || value === 'false' ? null : 'not-a-boolean')
    case 'date':
      return holds('not-a-date', isStagedDate)
    case 'code':
      return holds('not-in-code-list', codeTest(field))
    case 'codes': {
      const isCode = codeTest(field)
      return holds('not-in-code-list', (value) => value.split(',').every(isCode))
    }
  }
}
