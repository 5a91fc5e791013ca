import type { FieldError } from '../contract/problem.js'

export interface Bounds {
  readonly least: number
  readonly most: number
  /** Only whole numbers. */
  readonly whole?: boolean
}

/**
 * A number of a parameter.
 *
 * @example parseNumber('joinpoints', '2', { least: 0, most: 3, whole: true }) // 2
 */
export function parseNumber(field: string, text: string, { least, most, whole = false }: Bounds): number | FieldError {
  const number = /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number
  return {
    field,
    message: `expected a ${whole ? 'whole ' : ''}number from ${least} to ${most}, got "${text.slice(0, 60)}"`,
  }
}

/** The level of an interval, 0.95 unless asked. */
export const parseConfidence = (text: string | undefined): number | FieldError =>
  parseNumber('confidence', text ?? '0.95', { least: 0.5, most: 0.999 })
