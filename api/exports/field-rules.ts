import { isPlainDate } from '#analytics/vocabulary/calendar.js'
import { remembered } from '#api/connectors/remembered.js'
import { dictionaries } from '#data/dictionaries/all.js'
import type { Field } from '#data/schema/entities.js'

/** The rule a staged text breaks, or null. */
export type FieldRule = (value: string) => string | null

const datePattern = /^\d{4}(?:-\d{2}){0,2}$/

/** Whether a text is an ISO 8601 year, month or day that exists in the calendar. */
const isStagedDate = (text: string): boolean => datePattern.test(text) && isPlainDate(`${text}-01-01`.slice(0, 10))

/** The same dates come again and again: two and a half centuries of days, more than any source has. */
const mostRemembered = 100_000

const holds = (rule: string, test: (value: string) => boolean): FieldRule => {
  const passes = remembered(test, mostRemembered)
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
