import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import type { Measure } from '../catalogue/measure.js'
import type { Cell } from '../contract/cell.js'
import type { StandardisedQuestion } from '../contract/standardised.js'
import type { Note } from '../contract/trends.js'
import { notesOn } from '../cube/notes.js'
import { standardLabel } from './standard-weights.js'
import { own } from './standards.js'
import { asTrend } from './strata-query.js'

export interface Noted {
  readonly measure: Measure
  readonly question: StandardisedQuestion
  /** Of all together, as the reader sees them. */
  readonly crude: Cell
  readonly leftOut: Cell
  readonly sites: number | null
  readonly absentValues: readonly string[]
  readonly protection: string
  readonly isInvented: boolean
}

/** What a reader of the answer must know beside its numbers: first what they estimate. */
export function standardisedNotes(noted: Noted): readonly Note[] {
  const { question, measure, leftOut, ...rest } = noted
  const [by, strata] = [labels(question.by), labels(question.strata)]
  const isOwn = question.standard === own
  const told: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['estimand', true, estimand(noted)],
    ['direct', question.method !== 'indirect', direct(question, strata)],
    ['indirect', question.method !== 'direct', indirect(strata)],
    [
      'regrouped',
      !isOwn,
      'Ages within a group of the standard are taken to be evenly filled where a stratum divides it.',
    ],
    ['strata-unknown', !isNone(leftOut), `Those whose ${strata} is not known are in no number but \`leftOut\`.`],
    ['repeated', measure.base === 'study', repeated],
    [
      'overlap',
      by !== '',
      'The selection that groups are compared with has them in it; `difference` is from all others.',
    ],
  ]
  const applying = told.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
  return [...applying, ...notesOn({ measure, question: asTrend(question), ...rest })]
}

const repeated =
  'A patient can have several studies: intervals take studies to be independent, and are too narrow where they are not.'

const labels = (ids: readonly string[]): string =>
  ids.map((id) => (isDimensionId(id) ? dimensionOf(id).label.toLowerCase() : id)).join(', ')

const isNone = (cell: Cell): boolean => cell.status === 'shown' && cell.value === 0

function direct({ standard }: StandardisedQuestion, strata: string): string {
  const whom = standard === own ? 'all whom the question selects and whose outcome is known' : standardLabel(standard)
  return (
    `\`direct\` is what the proportion would be if the group were made up by ${strata} as ${whom}. It compares groups; ` +
    'it was not observed.'
  )
}

const indirect = (strata: string): string =>
  `\`indirect\` divides those observed by those expected at the proportions of all whom the question selects, by ${strata}. ` +
  'It compares a group with all; the ratios of two groups are not to be compared with each other.'

/** Who, event, clock, denominator, sites, and what is missing: only numbers that are shown. */
function estimand({ measure, question, crude, sites }: Noted): string {
  const { clock, from, to } = question
  const when = [from === null ? '' : ` from ${from}`, to === null ? '' : ` to before ${to}`].join('')
  const placed = when === '' ? ', whenever they came' : ` on the clock “${clock}”${when}`
  const who = `${measure.description} Among ${measure.countingUnit} in the repository${placed}`
  if (crude.status !== 'shown') return `${who}; not the people of any region.`
  const { numerator = 0, denominator = 0, unknown } = crude
  const sitesOf = sites === null ? '' : ` of ${sites} ${sites === 1 ? 'site' : 'sites'}`
  const known = `${denominator.toLocaleString('en')} whose outcome is known${sitesOf}`
  return `${who}: ${known}${missing(numerator, denominator, unknown)}; not the people of any region.`
}

/** How much is missing, and between which proportions the one of all would lie if none, or all, of the missing had it. */
function missing(numerator: number, denominator: number, unknown: number | undefined): string {
  if (unknown === undefined) return ''
  const all = denominator + unknown
  const percent = (part: number) => `${((100 * part) / all).toFixed(1)} %`
  if (unknown === 0) return ', of none unknown'
  return `, of ${percent(unknown)} unknown (with them it lies between ${percent(numerator)} and ${percent(numerator + unknown)})`
}
