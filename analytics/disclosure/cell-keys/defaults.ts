import type { NoiseParameters } from './noise-parameters.js'

/**
 * The noise of public counts: at most 5 either way, half of all counts as they are, none of 1 or 2.
 *
 * The parameters of the tests of sdcTools/cellKey 1.0.2. A standard deviation of 1.7 hides one patient among several
 * while the mean absolute error of a count, 1.08, stays below the 2 that public counts may be off by.
 */
export const defaultNoise: NoiseParameters = { bound: 5, variance: 3, avoided: 2, stay: 0.5, monotone: true }

/** Counts of 1 to 10 are not published (CMS cell size suppression policy; ResDAC, 26 Jan 2024). */
export const defaultThreshold = 11
