/** How many single-letter changes turn one word into the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/**
 * The word a misspelt one was most likely meant to be, or null where none is near.
 *
 * @example nearest('sourcs', ['timeZone', 'sources']) // 'sources'
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const normal = word.toLowerCase()
  const ranked = known
    .map((candidate) => ({ candidate, changes: distance(normal, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.changes - b.changes)
  const best = ranked[0]
  return best && best.changes <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : null
}
