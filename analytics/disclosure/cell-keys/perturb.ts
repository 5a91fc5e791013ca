import { checkedKey } from './cell-key.js'
import type { PerturbationRow } from './perturbation-row.js'
import { keyModulus } from './record-key.js'

/**
 * A count with the noise that its cell key draws.
 *
 * Margins are cells like others, perturbed by keys of their own: published parts do not add up to the published whole,
 * and whoever shows them says so. Zero stays zero. Shares are to be computed from perturbed counts only.
 *
 * The lookup of sdcTools/cellKey 1.0.2: the row of the count, or the last; the first noise whose bound the key, as a
 * share of the modulus, stays below.
 *
 * @param table by true count from 0 on
 * @throws RangeError unless count is a whole number >= 0 and key one from 0 to modulus - 1
 * @example perturb(100, 0, perturbationTable(defaultNoise)) // 95
 */
export function perturb(
  count: number,
  key: number,
  table: readonly Pick<PerturbationRow, 'noise' | 'upTo'>[],
  modulus: number = keyModulus,
): number {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`count must be a whole number >= 0, got ${count}`)
  }
  const share = checkedKey(key, modulus) / modulus
  if (count === 0) return 0
  const row = table[Math.min(count, table.length - 1)]
  const noise = row?.noise[row.upTo.findIndex((bound) => share < bound)]
  if (noise === undefined) throw new RangeError(`the table has no noise for the count ${count} and the key ${key}`)
  return count + noise
}
