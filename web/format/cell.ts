import type { Cell } from '#analytics/contract/cell.js'
import type { MeasureLabel } from '#analytics/contract/trends.js'
import { words } from '../words/words.js'
import { count, measured, percent, percentDigits } from './number.js'

type Shown = Extract<Cell, { status: 'shown' }>

/** One number in a line of text: what is shown, and why where nothing is. */
export interface CellText {
  readonly text: string
  /** Why there is no number, for a tooltip and for those who cannot see the sign. */
  readonly reason: string | null
}

/** Of an answer, what its cells are told by: the kind of its numbers, and below how many patients they are withheld. */
export interface CellTerms {
  readonly measure: Pick<MeasureLabel, 'kind'>
  readonly threshold: number | null
}

/** @example cellValue(proportion of 154 in 4110, answer) // { text: '3.7 %', reason: null } */
export function cellValue(cell: Cell, { measure, threshold }: CellTerms): CellText {
  switch (cell.status) {
    case 'shown':
      return { text: shownValue(cell.value, measure.kind), reason: null }
    case 'suppressed':
      return { text: words.cell.withheld, reason: words.cell.whyWithheld(measure.kind, threshold) }
    case 'undefined':
      return { text: '–', reason: words.cell.why[cell.reason] }
  }
}

/** The value with what it rests on. @example '154 of 4,110 known (3.7 %, 3.2–4.4)' */
export function cellInFull(cell: Cell, terms: CellTerms): CellText {
  if (cell.status !== 'shown') return cellValue(cell, terms)
  const { kind } = terms.measure
  return { text: kind === 'proportion' ? proportionInFull(cell) : otherInFull(cell, kind), reason: null }
}

export function shownValue(value: number, kind: MeasureLabel['kind']): string {
  if (kind === 'proportion') return percent(value)
  return kind === 'count' ? count(value) : measured(value)
}

function proportionInFull({ value, numerator, denominator, interval }: Shown): string {
  const limits = interval ? `, ${percentDigits(interval.lower)}–${percentDigits(interval.upper)}` : ''
  if (numerator === undefined || denominator === undefined) return `${percent(value)}${limits}`
  return words.cell.ofKnown(count(numerator), count(denominator), `${percent(value)}${limits}`)
}

function otherInFull({ value, interval, quartiles }: Shown, kind: MeasureLabel['kind']): string {
  const text = shownValue(value, kind)
  if (quartiles) return `${text} (${measured(quartiles.q1)}–${measured(quartiles.q3)})`
  if (interval) return `${text} (${shownValue(interval.lower, kind)}–${shownValue(interval.upper, kind)})`
  return text
}

/** Share of patients or studies whose outcome is known, where it is told. */
export function knownShare(cell: Cell): number | null {
  if (cell.status !== 'shown' || cell.denominator === undefined || cell.unknown === undefined) return null
  const all = cell.denominator + cell.unknown
  return all > 0 ? cell.denominator / all : null
}
