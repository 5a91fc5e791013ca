import type { TrendAnswer } from '#analytics/contract/trends.js'
import { words } from '../words/words.js'
import { countFinding } from './finding-count.js'
import { estimateFinding } from './finding-estimate.js'
import type { FigureLabels } from './figure-labels.js'

const longest = 20

/**
 * The sentence that an answer supports: a figure's title and its text alternative.
 *
 * It speaks of shown numbers of settled periods only, so that nothing withheld or still filling is told, and it falls
 * back to naming the question where no plain statement holds.
 */
export function finding(answer: TrendAnswer, labels: FigureLabels): string {
  const absent = absence(answer)
  if (absent !== null) return absent
  const statement = answer.measure.kind === 'count' ? countFinding(answer, labels) : estimateFinding(answer, labels)
  return statement !== null && wordCount(statement) <= longest ? statement : neutral(answer, labels)
}

/** What the figure is of, without a claim. */
export function neutral({ measure, question }: TrendAnswer, labels: FigureLabels): string {
  const by = question.by.map((dimension) => withinSentence(labels.dimensionLabel(dimension)))
  return words.finding.neutral(measure.label, by, words.figure.grains[question.grain])
}

/** A label as it stands within a sentence: `age group`, but `COVID-19 status`. */
const withinSentence = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

/** Whether an answer has nothing to draw, which is not the same as having nothing that may be shown. */
export function isEmpty({ groups, total, measure }: TrendAnswer): boolean {
  const cells = [...groups.flatMap((group) => group.cells), ...total.cells]
  const isNothing = cells.every(
    ({ cell }) => cell.status === 'undefined' || (cell.status === 'shown' && cell.value === 0),
  )
  if (measure.kind !== 'count') return cells.every(({ cell }) => cell.status === 'undefined')
  return isNothing
}

function absence(answer: TrendAnswer): string | null {
  if (isEmpty(answer)) return words.finding.none(answer.measure.label)
  const cells = [...answer.groups.flatMap((group) => group.cells), ...answer.total.cells]
  const isShown = cells.some(
    ({ cell }) => cell.status === 'shown' && (answer.measure.kind !== 'count' || cell.value > 0),
  )
  return isShown ? null : words.finding.noneShown(answer.measure.label)
}

const wordCount = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
