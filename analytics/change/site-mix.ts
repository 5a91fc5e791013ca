import type { ChangeOfGroup, SiteMix } from '../contract/change.js'
import type { Group, TrendAnswer } from '../contract/trends.js'
import { kitagawa, type TwoTimes } from '../statistics/comparisons/kitagawa.js'
import type { CaseCount } from '../statistics/comparisons/case-count.js'

/** Two numbers are told of all sites: of fewer than three, those of one could be had back by who knows another's. */
const fewestSites = 3

/**
 * How much of the change of a share between the first and the last period is that of the sites.
 *
 * @param total the change of all, whose periods are compared
 * @param bySite exact shares
 * @param threshold of the caller; null where they see exact numbers
 */
export function siteMixOf(
  { change, periods: { from, to } }: ChangeOfGroup,
  bySite: TrendAnswer,
  threshold: number | null,
): SiteMix {
  if (from === null || to === null || from.from === to.from) return { status: 'undefined', reason: 'too-few-periods' }
  if (change.status === 'undefined' && change.reason === 'withheld-periods') {
    return { status: 'suppressed', reason: 'protected' }
  }
  const parts = bySite.groups
    .map((group) => ({ first: sharesAt(group, from.from), second: sharesAt(group, to.from) }))
    .filter(({ first, second }) => first.total > 0 || second.total > 0)
  const split = kitagawa(parts)
  if (split === null) return { status: 'undefined', reason: 'no-denominator' }
  const mayBeTold =
    threshold === null || (parts.length >= fewestSites && parts.every((part) => hasNoFew(part, threshold)))
  if (!mayBeTold) return { status: 'suppressed', reason: 'protected' }
  return { status: 'shown', from: from.label, to: to.label, ...split, sites: parts.length }
}

/** Of two numbers told to all digits, the counts of a small site could be found by trying them. */
function hasNoFew({ first, second }: TwoTimes, threshold: number): boolean {
  const counts = [first, second].flatMap(({ cases, total }) => [cases, total - cases])
  return counts.every((count) => count === 0 || count >= threshold)
}

function sharesAt({ cells }: Group, from: string): CaseCount {
  const cell = cells.find(({ period }) => period?.from === from)?.cell
  return cell?.status === 'shown'
    ? { cases: cell.numerator ?? 0, total: cell.denominator ?? 0 }
    : { cases: 0, total: 0 }
}
