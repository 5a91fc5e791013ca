import { keyModulus } from './record-key.js'

/**
 * The key of a cell: the record keys of the patients in it, added up, without the whole moduli.
 *
 * The same patients have the same key in whatever order and by whatever question they were found, so that asking again
 * teaches nothing; one patient more or less, and the key is another one altogether. In SQL: `sum(record_key) % modulus`.
 *
 * Fraser B, Wooton J. A proposed method for confidentialising tabular output to protect against differencing.
 * UNECE/Eurostat work session on statistical data confidentiality, Geneva 2005.
 *
 * @throws RangeError unless each key is a whole number from 0 to modulus - 1
 * @example cellKey([16777215, 3]) // 2
 */
export function cellKey(recordKeys: readonly number[], modulus: number = keyModulus): number {
  return recordKeys.reduce((sum, key) => (sum + checkedKey(key, modulus)) % modulus, 0)
}

/** @throws RangeError unless the key is a whole number from 0 to modulus - 1 */
export function checkedKey(key: number, modulus: number): number {
  if (!(Number.isInteger(key) && key >= 0 && key < modulus)) {
    throw new RangeError(`a key must be a whole number from 0 to ${modulus - 1}, got ${key}`)
  }
  return key
}
