import type { FieldError } from '../contract/problem.js'

/** Whether a value is what is wrong with a field, and not the field parsed. */
export const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' && value !== null && 'field' in value && 'message' in value
