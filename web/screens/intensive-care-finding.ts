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
 * Where intensive care is recorded most and least by age, among the pairs of bands whose intervals do not overlap: that
 * is stricter than a test at the same level, and a band of few patients cannot hide what the others show.
 */
export function intensiveCareFinding(answer: TrendAnswer): Finding | null {
  const bands = answer.groups
    .filter(({ key }) => key['ageBand'] !== 'unknown')
    .flatMap(({ label, cells }) => band(label, cells[0]?.cell))
  if (bands.length < 2) return null
  const total = answer.total.cells[0]?.cell
  return { id: 'intensive-care', text: sentence(widestPair(bands), total), href: exploreHref(answer.question) }
}

interface Pair {
  readonly most: Band
  readonly least: Band
}

/** The two bands furthest apart of those that surely differ, or null where none do. */
function widestPair(bands: readonly Band[]): Pair | null {
  const pairs = bands.flatMap((most) =>
    bands.filter((least) => most.interval.lower > least.interval.upper).map((least) => ({ most, least })),
  )
  const apart = ({ most, least }: Pair): number => most.value - least.value
  return pairs.toSorted((a, b) => apart(b) - apart(a))[0] ?? null
}

function band(label: string, cell: Cell | undefined): readonly Band[] {
  if (cell?.status !== 'shown' || !cell.interval) return []
  return [{ label, value: cell.value, interval: cell.interval }]
}

function sentence(pair: Pair | null, total: Cell | undefined): string {
  const { intensiveCare } = words.overview.findings
  const share = total ? knownShare(total) : null
  const known = share === null ? intensiveCare.end : intensiveCare.known(roundPercent(share))
  if (!pair) return `${intensiveCare.alike}${known}`
  const { most, least } = pair
  return `${intensiveCare.differs(most.label, withLimits(most), least.label, withLimits(least))}${known}`
}

const withLimits = ({ value, interval: { lower, upper } }: Band): string =>
  `${percent(value)} (${percentDigits(lower)}–${percentDigits(upper)})`
