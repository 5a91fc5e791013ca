import type { StandardPopulation } from './standard-population.js'

/**
 * The world as it is expected to be on average from 2000 to 2025, as a million, in 18 age groups.
 *
 * Ahmad OB, Boschi-Pinto C, Lopez AD, Murray CJL, Lozano R, Inoue M. Age standardization of rates: a new WHO standard. GPE
 * Discussion Paper 31. WHO 2001; as integers in the National Cancer Institute's SEER standard populations.
 */
export const who2000: StandardPopulation = {
  label: 'WHO world standard 2000–2025',
  groups: [
    { from: 0, weight: 88569 },
    { from: 5, weight: 86870 },
    { from: 10, weight: 85970 },
    { from: 15, weight: 84670 },
    { from: 20, weight: 82171 },
    { from: 25, weight: 79272 },
    { from: 30, weight: 76073 },
    { from: 35, weight: 71475 },
    { from: 40, weight: 65877 },
    { from: 45, weight: 60379 },
    { from: 50, weight: 53681 },
    { from: 55, weight: 45484 },
    { from: 60, weight: 37187 },
    { from: 65, weight: 29590 },
    { from: 70, weight: 22092 },
    { from: 75, weight: 15195 },
    { from: 80, weight: 9097 },
    { from: 85, weight: 6348 },
  ],
}
