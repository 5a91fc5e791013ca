import { roundTo } from './rounding.js'

/** The noise for a row of a table of the Office for National Statistics and a cell key. */
export type OnsNoise = (row: number, key: number) => number

/** Rows of such a table: from the last block on, counts use the rows of that block again. */
const [rows, block] = [750, 250]

/** The row that serves a count: its own up to 750, then 501 to 750 over and over. */
export function onsRow(count: number): number {
  return count <= rows ? count : ((count - 1) % block) + rows - block + 1
}

/**
 * The noise of the "10-5 rule": counts below 10 become zero, others the nearest multiple of 5. The key plays no part.
 *
 * @example tenFiveNoise(43) // 2
 */
export function tenFiveNoise(row: number): number {
  return row < 10 ? -row : roundTo(row, 5) - row
}

/**
 * A count with noise as the Office for National Statistics adds it: by a table with a row for each count, and cell keys
 * that are whole numbers below 256 or 4096. Below the threshold it is not shown; a zero, which has no noise, neither.
 *
 * An alternative to `perturb`, whose table of few rows has the same noise for all large counts; here the first 750 counts
 * may each have their own, and rounding can be a part of it.
 *
 * ONS cell-key-perturbation 3.1.0 (MIT licence), the method of Census 2021.
 *
 * @param key of the cell: `cellKey` of its records with the modulus of the table
 * @returns null where the perturbed count is below the threshold
 * @example onsPerturb(43, 131, tenFiveNoise) // 45
 */
export function onsPerturb(count: number, key: number, noise: OnsNoise, threshold = 10): number | null {
  const perturbed = count === 0 ? 0 : count + noise(onsRow(count), key)
  return perturbed < threshold ? null : perturbed
}
