import type { StandardPopulation } from './standard-population.js'

/**
 * The same as `who2000` in the percentages published, to ages above 100. They add up to 100.035: divide by their sum.
 *
 * Ahmad OB, Boschi-Pinto C, Lopez AD, Murray CJL, Lozano R, Inoue M. Age standardization of rates: a new WHO standard. GPE
 * Discussion Paper 31. WHO 2001.
 */
export const who2000Percent: StandardPopulation = {
  label: 'WHO world standard 2000–2025, in 21 age groups',
  groups: [
    { from: 0, weight: 8.86 },
    { from: 5, weight: 8.69 },
    { from: 10, weight: 8.6 },
    { from: 15, weight: 8.47 },
    { from: 20, weight: 8.22 },
    { from: 25, weight: 7.93 },
    { from: 30, weight: 7.61 },
    { from: 35, weight: 7.15 },
    { from: 40, weight: 6.59 },
    { from: 45, weight: 6.04 },
    { from: 50, weight: 5.37 },
    { from: 55, weight: 4.55 },
    { from: 60, weight: 3.72 },
    { from: 65, weight: 2.96 },
    { from: 70, weight: 2.21 },
    { from: 75, weight: 1.52 },
    { from: 80, weight: 0.91 },
    { from: 85, weight: 0.44 },
    { from: 90, weight: 0.15 },
    { from: 95, weight: 0.04 },
    { from: 100, weight: 0.005 },
  ],
}
