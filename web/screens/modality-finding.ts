import type { Group, PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import { roundPercent } from '../format/number.js'
import { periodName } from '../format/period.js'
import { words } from '../words/words.js'
import type { Finding } from './finding.js'
import { exploreHref } from './overview-questions.js'

const monthsCompared = 6
/** Below this many exams in a half, a share moves by chance and by who happened to deliver. */
const fewestExams = 200
/** A change of share smaller than this is told as "much the same". */
const smallestChange = 0.02

interface Change {
  readonly label: string
  readonly early: number
  readonly late: number
}

/**
 * The modality whose share of the exams received changed most between the last six whole months and the six before.
 * A modality with a withheld month among them is left out: its sum would tell of what is withheld.
 */
export function modalityFinding(answer: TrendAnswer): Finding | null {
  const whole = answer.total.cells
    .flatMap(({ provisional }, index) => (provisional ? [] : [index]))
    .slice(-2 * monthsCompared)
  if (whole.length < 2 * monthsCompared) return null
  const earlier = whole.slice(0, monthsCompared)
  const later = whole.slice(monthsCompared)
  const earlyTotal = sum(answer.total.cells, earlier)
  const lateTotal = sum(answer.total.cells, later)
  if (earlyTotal === null || lateTotal === null || Math.min(earlyTotal, lateTotal) < fewestExams) return null

  const changes = answer.groups.flatMap((group) => change(group, earlier, later, earlyTotal, lateTotal))
  const [largest] = changes.toSorted((a, b) => Math.abs(b.late - b.early) - Math.abs(a.late - a.early))
  if (!largest) return null
  return { id: 'modality', text: sentence(largest, span(answer, later)), href: exploreHref(answer.question) }
}

function change(
  group: Group,
  earlier: readonly number[],
  later: readonly number[],
  earlyTotal: number,
  lateTotal: number,
): readonly Change[] {
  const early = sum(group.cells, earlier)
  const late = sum(group.cells, later)
  if (early === null || late === null || group.key['modality'] === 'unknown') return []
  return [{ label: shortLabel(group.label), early: early / earlyTotal, late: late / lateTotal }]
}

function sum(cells: readonly PeriodCell[], indices: readonly number[]): number | null {
  let total = 0
  for (const index of indices) {
    const cell = cells[index]?.cell
    if (cell?.status !== 'shown') return null
    total += cell.value
  }
  return total
}

function span({ total, question }: TrendAnswer, indices: readonly number[]): string {
  const named = [indices[0], indices.at(-1)].map((index) => {
    const period = index === undefined ? null : (total.cells[index]?.period ?? null)
    return period ? periodName(period, question.grain) : ''
  })
  return named.join(' – ')
}

function sentence({ label, early, late }: Change, period: string): string {
  const { modality } = words.overview.findings
  if (Math.abs(late - early) < smallestChange) return modality.steady(period)
  const tell = late > early ? modality.rose : modality.fell
  return tell(label, roundPercent(early), roundPercent(late), period)
}

/** 'CT · computed tomography' is 'CT' in a sentence. */
const shortLabel = (label: string): string => label.split(' · ')[0] ?? label
