import type { PeriodCell } from '../contract/trends.js'
import type { NoSignalReason } from '../contract/aberrations.js'

/** A count of a series that is looked through for what stands out, or why it is not one. */
export type Countable = { readonly count: number } | { readonly reason: NoSignalReason }

/** A line of counts as the caller sees it: what is withheld from them, and what is still filling, is not judged. */
export function countable({ cell, provisional }: PeriodCell): Countable {
  if (provisional) return { reason: 'provisional' }
  return cell.status === 'shown' ? { count: cell.value } : { reason: 'withheld' }
}

export const countsOf = (line: readonly Countable[]): readonly (number | null)[] =>
  line.map((each) => ('count' in each ? each.count : null))
