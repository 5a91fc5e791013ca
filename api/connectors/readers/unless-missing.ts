import { isMissing } from '#analytics/vocabulary/code.js'
import { unknown, type Convert } from './converted.js'

/** Reads a spelling only where it is not one of "not known". */
export const unlessMissing =
  (convert: Convert): Convert =>
  (text) =>
    isMissing(text) ? unknown : convert(text)
