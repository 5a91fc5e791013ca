/**
 * Keys are whole numbers from 0 to one less than this.
 *
 * A power of two, so that a key divided by it is exact. Small enough that the keys of 2^29 patients, more than 500
 * million, add up exactly in a JavaScript number, and of any number of patients in a BIGINT. Fine enough that rounding
 * moves no probability of a perturbation by more than 6e-8. Sums of real keys, by contrast, depend on the order of the
 * records, and the same patients would then get other noise.
 */
export const keyModulus = 2 ** 24

const keyBytes = 3

/**
 * The record key of one patient: the first three bytes of a keyed hash of the pseudonym, the first the highest.
 *
 * The hash is HMAC-SHA-256 with a key of the installation that serves this purpose alone, so that nobody who sees
 * pseudonyms can work out noise. It is of the patient, not of a study or a row: whoever is in two tables brings the same
 * key to both, in every snapshot. In SQL the same is `('0x' || hex[1:6])::INTEGER` of the hash in hexadecimal digits.
 *
 * @throws RangeError where there are fewer than three bytes
 * @example recordKey(Uint8Array.of(1, 0, 2, 255)) // 65538
 */
export function recordKey(hash: Uint8Array): number {
  if (hash.length < keyBytes) throw new RangeError(`a hash must have ${keyBytes} bytes or more, got ${hash.length}`)
  return hash.subarray(0, keyBytes).reduce((key, byte) => key * 256 + byte, 0)
}
