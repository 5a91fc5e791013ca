import * as clinical from './clinical.js'
import * as demographics from './demographics.js'
import type { Dictionary } from './dictionary.js'
import { bodyPart, modality } from './imaging.js'
import { country, subdivision } from './places.js'

/** Every code list by the name that data/schema and the catalogue use. */
export const dictionaries: Readonly<Record<string, Dictionary>> = {
  ...demographics,
  ...clinical,
  bodyPart,
  modality,
  country,
  subdivision,
}

/** Spellings of "not known" in every list. Compared in lower case, trimmed. */
export const missingSpellings: readonly string[] = [
  ...['', 'na', 'n/a', 'nan', 'none given', 'null', 'not reported', 'not available', 'not applicable', '(blank)'],
  ...['unknown', 'unk', '.', '-', '--', '?', 'missing', 'not recorded', 'no data'],
]
