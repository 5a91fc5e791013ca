import { nearest } from '../vocabulary/nearest.js'
import type { FieldError } from '../contract/problem.js'

/** A question that cannot be answered: each field with what it may be. It becomes a 400 problem. */
export class BadQuestion extends Error {
  override readonly name = 'BadQuestion'

  constructor(readonly errors: readonly FieldError[]) {
    super(errors.map(({ field, message }) => `${field}: ${message}`).join('; '))
  }
}

/** A value that is not allowed, with those that are and the one most likely meant. */
export function unknownValue(field: string, value: string, allowed: readonly string[]): FieldError {
  const near = nearest(value, allowed)
  const hint = near === null ? '' : `; did you mean "${near}"?`
  return { field, message: `"${shorten(value)}" is not one of the allowed values${hint}`, allowed }
}

const shorten = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value)
