import { aberrations } from './aberrations.js'
import { change } from './change.js'
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
  'outcomes/standardised': standardised,
}
