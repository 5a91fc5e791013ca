import type { MeasureLabel } from '../contract/trends.js'
import type { Tally } from './tally.js'

/**
 * Whether a share tells the same of every one of a few patients: of none or of all of them. Who knows that somebody is
 * among them knows it of that person, whatever the threshold for counts.
 *
 * @param least as many patients may be alike
 * @example isAlike(noneOfNine, 'proportion', 10) // true
 */
export function isAlike({ parts }: Tally, kind: MeasureLabel['kind'], least: number): boolean {
  const [, yes = 0, no = 0] = parts
  const known = Math.max(yes, no)
  return kind === 'proportion' && Math.min(yes, no) === 0 && known > 0 && known < least
}
