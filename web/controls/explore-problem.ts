import { ApiProblem } from '../api/problem-error.js'
import { words } from '../words/words.js'

const mostAllowed = 8

/** What the server says of one field of the question, with what it may be; a filter's field may carry its place. */
export function fieldProblem(error: Error | null, field: string): string | null {
  if (!(error instanceof ApiProblem)) return null
  const found = error.problem.errors?.find((entry) => entry.field.split(/[.[]/)[0] === field)
  if (found === undefined) return null
  const { message, allowed = [] } = found
  return allowed.length === 0 ? message : `${message} ${words.states.allowed(allowed, mostAllowed)}`
}
