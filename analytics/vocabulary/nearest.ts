/** How many single letters must be added, dropped or changed to turn one word into the other (Levenshtein 1966). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** What is compared of a word. No name is longer than 60 letters, but what was written instead of one can be. */
const letters = (word: string): string =>
  word
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Whether one word is part of the other, as `icu` is of `icu_indicator`. One or two letters are part of too many. */
function contained(one: string, other: string): boolean {
  return Math.min(one.length, other.length) > 2 && (one.includes(other) || other.includes(one))
}

/**
 * The word that somebody most likely meant, without regard to case and punctuation, or null where none is near.
 *
 * @example nearest('sourcs', ['timeZone', 'sources']) // 'sources'
 * @example nearest('time-zone', ['timeZone', 'sources']) // 'timeZone'
 */
export function nearest(meant: string, known: readonly string[]): string | null {
  const target = letters(meant)
  const most = Math.min(Math.max(2, target.length / 3), target.length - 1)
  let best: { word: string; cost: number } | undefined
  for (const word of known) {
    const spelled = letters(word)
    const changes = distance(target, spelled)
    const cost = contained(target, spelled) ? Math.min(2, changes) : changes
    if (cost <= most && cost < (best?.cost ?? Infinity)) best = { word, cost }
  }
  return best?.word ?? null
}

/** ` (did you mean "sex"?)`, or nothing. */
export function suggestion(meant: string, known: readonly string[]): string {
  const near = nearest(meant, known)
  return near === null ? '' : ` (did you mean "${near}"?)`
}
