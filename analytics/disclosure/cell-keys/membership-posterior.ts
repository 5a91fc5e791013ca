/**
 * What somebody believes of a patient being in a group after seeing something, from what was believed before: the rule
 * of Bayes.
 *
 * For the difference of two counts, `ifIn` is its probability by `differencesBetween`, and `ifOut` is 1 for a difference
 * of zero and 0 for any other.
 *
 * @param prior the belief before, from 0 to 1
 * @param ifIn how probable what was seen is where the patient is in the group
 * @param ifOut how probable it is where the patient is not
 * @returns null where what was seen can be neither
 * @throws RangeError unless all three lie in [0, 1]
 * @example membershipPosterior(0.5, 0.1173, 1) // 0.1050
 */
export function membershipPosterior(prior: number, ifIn: number, ifOut: number): number | null {
  for (const each of [prior, ifIn, ifOut]) {
    if (!(each >= 0 && each <= 1)) throw new RangeError(`a probability must lie in [0, 1], got ${each}`)
  }
  const [isIn, isOut] = [prior * ifIn, (1 - prior) * ifOut]
  return isIn + isOut === 0 ? null : isIn / (isIn + isOut)
}
