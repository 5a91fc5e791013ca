import type { Measure } from '../catalogue/measure.js'
import type { Cell } from '../contract/cell.js'
import type { StandardisedQuestion } from '../contract/standardised.js'
import type { Note } from '../contract/trends.js'
import { missingBounds } from '../cube/missing-bounds.js'
import { notesOn } from '../cube/notes.js'
import { dimensionFor } from '../cube/selection.js'
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
  /** Some weighted number is not there: because a stratum is empty, or to protect people. */
  readonly lacking: { readonly empty: boolean; readonly protected: boolean }
  readonly absentValues: readonly string[]
  readonly protection: string
  readonly isInvented: boolean
}

/** What a reader of the answer must know beside its numbers: first what they estimate. */
export function standardisedNotes(noted: Noted): readonly Note[] {
  const { question, measure, leftOut, lacking, ...rest } = noted
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
    [
      'empty-stratum',
      lacking.empty,
      'Fewer or coarser `strata`, or a `where` without the empty ones, give a proportion.',
    ],
    ['protected-strata', lacking.protected, protectedStrata],
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

const protectedStrata =
  'A weighted number is shown only where every stratum it is made of may be: fewer or coarser `strata`, or a `where` ' +
  'without small ones, show more.'

const repeated =
  'A patient can have several studies: intervals take studies to be independent, and are too narrow where they are not.'

const labels = (ids: readonly string[]): string => ids.map((id) => `“${dimensionFor(id).label}”`).join(' and ')

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
  const bounds = [from === null ? '' : ` from ${from}`, to === null ? '' : ` to before ${to}`].join('')
  const when = bounds === '' ? 'at any time' : `on the clock “${clock}”${bounds}`
  const whom = `${measure.countingUnit} in the repository`
  if (crude.status !== 'shown') return `${measure.description} Among ${whom}, ${when}.`
  const { denominator = 0 } = crude
  const origin = sites === null ? '' : ` from ${sites} ${sites === 1 ? 'site' : 'sites'}`
  return (
    `${measure.description} Here: ${denominator.toLocaleString('en')} ${whom}${origin}, ${when}, whose outcome is known` +
    `${missing(crude)}. They are those who were imaged and contributed.`
  )
}

/** How much is missing, and what the proportion would be if none, or all, of the missing had the outcome. */
function missing(crude: Extract<Cell, { status: 'shown' }>): string {
  const { denominator = 0, unknown } = crude
  const bounds = missingBounds(crude)
  if (bounds === null || unknown === undefined) return ''
  if (unknown === 0) return '; it is unknown of none'
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const widest = `${percent(bounds.lower)} if none of these had it, ${percent(bounds.upper)} if all`
  return `; of ${percent(unknown / (denominator + unknown))} it is unknown (the proportion of all would be ${widest})`
}
