import type { Cell, Interval } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { knownShare } from '../format/cell.js'
import { percent, percentDigits, roundPercent } from '../format/number.js'
import { words } from '../words/words.js'
import type { Finding } from './finding.js'
import { exploreHref } from './overview-questions.js'

interface Band {
  readonly label: string
  readonly value: number
  readonly interval: Interval
}

/**
 * Where intensive care is recorded most and least by age. Told as a difference only where the two intervals do not
 * overlap, which is stricter than a test at the same level.
 */
export function intensiveCareFinding(answer: TrendAnswer): Finding | null {
  const bands = answer.groups
    .filter(({ key }) => key['ageBand'] !== 'unknown')
    .flatMap(({ label, cells }) => band(label, cells[0]?.cell))
  const ranked = bands.toSorted((a, b) => b.value - a.value)
  const most = ranked[0]
  const least = ranked.at(-1)
  if (!most || !least || most === least) return null
  const total = answer.total.cells[0]?.cell
  return { id: 'intensive-care', text: sentence(most, least, total), href: exploreHref(answer.question) }
}

function band(label: string, cell: Cell | undefined): readonly Band[] {
  if (cell?.status !== 'shown' || !cell.interval) return []
  return [{ label, value: cell.value, interval: cell.interval }]
}

function sentence(most: Band, least: Band, total: Cell | undefined): string {
  const { intensiveCare } = words.overview.findings
  const share = total ? knownShare(total) : null
  const known = share === null ? intensiveCare.end : intensiveCare.known(roundPercent(share))
  const differs = most.interval.lower > least.interval.upper
  const tell = differs ? intensiveCare.differs : intensiveCare.alike
  return `${tell(most.label, withLimits(most), least.label, withLimits(least))}${known}`
}

const withLimits = ({ value, interval: { lower, upper } }: Band): string =>
  `${percent(value)} (${percentDigits(lower)}–${percentDigits(upper)})`
