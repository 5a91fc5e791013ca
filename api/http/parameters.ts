import type { z } from 'zod'
import { kindInYaml, shownInYaml } from '#api/yaml/words.js'
import { BadQuestion } from '#analytics/question/bad-question.js'
import type { FieldError } from '#analytics/contract/problem.js'

/** The parameters of a question as its schema has them. @throws BadQuestion naming each field that is wrong */
export function parseParameters<T>(schema: z.ZodType<T>, query: unknown): T {
  const given = named(query === undefined ? {} : query)
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new BadQuestion(parsed.error.issues.flatMap((issue) => fieldErrors(issue, given)))
}

/** A body can be any JSON; what has parameters has them by name. */
function named(query: unknown): Readonly<Record<string, unknown>> {
  if (typeof query === 'object' && query !== null && !Array.isArray(query)) return { ...query }
  throw new BadQuestion([{ field: 'body', message: 'expected a JSON object such as {"name": "value"}' }])
}

function fieldErrors(issue: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>): readonly FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: key.slice(0, 60), message: 'is not a parameter of this question' }))
  }
  const field = issue.path.map(String).join('.')
  if (issue.code === 'invalid_type' && given[field] === undefined) return [{ field, message: 'is required' }]
  if (issue.code === 'invalid_type') return [{ field, message: otherType(issue, given[field]) }]
  return [{ field, message: issue.code === 'invalid_union' ? 'expected text, at most 20 times' : issue.message }]
}

/** Of a query a value is text, and several are a list; of a body it can be anything. */
const otherType = ({ expected }: z.core.$ZodIssueInvalidType, value: unknown): string =>
  Array.isArray(value) ? 'may be given once' : `expected ${kindInYaml(expected)}, got ${shownInYaml(value)}`
