import { wholeNumber } from '#analytics/vocabulary/whole-number.js'
import type { Fetched } from './fetched-shelf.js'

const records = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'record' : 'records'}`

/**
 * Parts of a source, such as projects of a commons, that had records when it was last read and have none now. Servers
 * leave out without a word what a caller may not see any more.
 */
export function lostParts(kept: Fetched | null, now: Fetched): readonly string[] {
  if (kept === null) return []
  const lost = Object.entries(kept.parts).filter(([part, count]) => count > 0 && (now.parts[part] ?? 0) === 0)
  const why =
    kept.identity === now.identity
      ? 'most likely access to it was lost; if it was withdrawn, run the export with --force'
      : 'the settings of the source have changed since; if they leave it out, as projects or collections can, run the ' +
        'export with --force'
  // What is read of a project in two places is lost once.
  const isWithin = (part: string): boolean => lost.some(([other]) => part.startsWith(`${other} `))
  return lost
    .filter(([part]) => !isWithin(part))
    .map(
      ([part, count]) => `${now.source}: ${part} had ${records(count)} when it was last read, and has none now: ${why}`,
    )
}
