/** Levenshtein's distance, without regard to case: single letters to add, drop or change. */
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

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The candidate that somebody most likely meant, or nothing where none is near.
 *
 * @example nearest('sexx', ['age', 'sex']) // 'sex'
 */
export function nearest(meant: string, candidates: readonly string[]): string | undefined {
  const target = letters(meant)
  let best: { candidate: string; cost: number } | undefined
  for (const candidate of candidates) {
    const spelled = letters(candidate)
    const contained = spelled !== '' && target !== '' && (spelled.includes(target) || target.includes(spelled))
    const cost = contained ? Math.min(2, distance(target, spelled)) : distance(target, spelled)
    if (cost <= Math.min(Math.max(2, target.length / 3), target.length - 1) && cost < (best?.cost ?? Infinity))
      best = { candidate, cost }
  }
  return best?.candidate
}

/** ` (did you mean "sex"?)`, or nothing. */
export function suggestion(meant: string, candidates: readonly string[]): string {
  const near = nearest(meant, candidates)
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}
