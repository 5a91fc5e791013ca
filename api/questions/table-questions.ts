import { aberrations } from './aberrations.js'
import { change } from './change.js'
import { curves } from './curves.js'
import { delay } from './delay.js'
import { quality } from './quality.js'
import { representation } from './representation.js'
import { standardised } from './standardised.js'
import type { TableQuestion } from './table-question.js'
import { trends } from './trends.js'

/** Every question whose answer is a table, too, by its path. */
export const tableQuestions: Readonly<Record<string, TableQuestion>> = {
  trends,
  change,
  aberrations,
  representation,
  quality,
  delay,
  'outcomes/curves': curves,
  'outcomes/standardised': standardised,
}
