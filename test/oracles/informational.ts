/**
 * Values of the oracle files that their notes give for information only, by the number of the file and the path of the
 * value: results of a software that is known to be wrong there, or of another estimator. All others are compared.
 */
export const informational: Readonly<Record<string, readonly string[]>> = {
  // C3 of surveillance 1.20.3, whose alarm ignores the current count.
  20: ['surveillanceC3Upper', 'surveillanceC3UpperFromIndex'],
  // Unmodified output of surveillance, whose standard errors come from overwritten weights.
  21: ['surveillance'],
  // The variance of Aalen in cmprsk, larger than the one of Gray's curves elsewhere.
  32: ['cmprsk.var'],
  // The variance of surveillance 1.20.3, which loses the part of the delays.
  50: ['varianceBinomialOnly'],
  // One smallest pattern of several, and its sum; the number of cells is held against.
  65: ['weak.example', 'weak.minAdditionalSum', 'strict.example', 'strict.minAdditionalSum'],
  // The pattern of GaussSuppression, which is not unique.
  66: ['suppressed'],
}
