import type { PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import { count, roundPercent } from '../format/number.js'
import { periodName } from '../format/period.js'
import { words } from '../words/words.js'
import type { Finding } from './finding.js'
import { exploreHref } from './overview-questions.js'

const monthsCompared = 6
/** Below this many in a half-year, the pace moves by which site happened to deliver. */
const fewestExams = 200
/** A smaller change than this is told as "much the same". */
const smallestChange = 0.05

/**
 * Whether exams, or patients, come in faster than before: the last six whole months against the six before them. Half-years rather
 * than months, because sites deliver in batches. Says nothing where a month among them is withheld.
 */
export function paceFinding(answer: TrendAnswer): Finding | null {
  const whole = answer.total.cells.filter(({ provisional }) => !provisional).slice(-2 * monthsCompared)
  if (whole.length < 2 * monthsCompared) return null
  const later = whole.slice(monthsCompared)
  const before = sum(whole.slice(0, monthsCompared))
  const now = sum(later)
  if (before === null || now === null || Math.min(before, now) < fewestExams) return null
  return {
    id: 'pace',
    text: sentence(unit(answer)(count(now)), now / before - 1, span(later, answer)),
    href: exploreHref(answer.question),
  }
}

function sum(cells: readonly PeriodCell[]): number | null {
  let total = 0
  for (const { cell } of cells) {
    if (cell.status !== 'shown') return null
    total += cell.value
  }
  return total
}

function span(cells: readonly PeriodCell[], { question }: TrendAnswer): readonly [first: string, last: string] {
  const name = (cell: PeriodCell | undefined): string => (cell?.period ? periodName(cell.period, question.grain) : '')
  return [name(cells[0]), name(cells.at(-1))]
}

const unit = ({ measure }: TrendAnswer): ((number: string) => string) =>
  measure.id === 'patients' ? words.overview.findings.pace.patients : words.overview.findings.pace.studies

function sentence(number: string, change: number, [first, last]: readonly [string, string]): string {
  const { pace } = words.overview.findings
  if (Math.abs(change) < smallestChange) return pace.steady(number, first, last)
  const tell = change > 0 ? pace.faster : pace.slower
  return tell(number, first, last, roundPercent(Math.abs(change)))
}
