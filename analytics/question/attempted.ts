import type { FieldError } from '../contract/problem.js'
import { BadQuestion } from './bad-question.js'

/** What parsing gives, or null with what is wrong noted among `errors`, so that all of it can be told at once. */
export function attempted<T>(parse: () => T, errors: FieldError[]): T | null {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    errors.push(...error.errors)
    return null
  }
}
