import type { StandardPopulation } from './standard-population.js'

/**
 * The population projected for the United States in 2000, as a million, in 19 age groups.
 *
 * Day JC. US Bureau of the Census, Current Population Reports P25-1130, 1996; Klein RJ, Schoenborn CA. Age adjustment using
 * the 2000 projected U.S. population. Healthy People 2010 Statistical Notes 20. NCHS 2001; National Cancer Institute, SEER
 * standard populations.
 */
export const us2000: StandardPopulation = {
  label: 'United States 2000 standard million',
  groups: [
    { from: 0, weight: 13818 },
    { from: 1, weight: 55317 },
    { from: 5, weight: 72533 },
    { from: 10, weight: 73032 },
    { from: 15, weight: 72169 },
    { from: 20, weight: 66478 },
    { from: 25, weight: 64529 },
    { from: 30, weight: 71044 },
    { from: 35, weight: 80762 },
    { from: 40, weight: 81851 },
    { from: 45, weight: 72118 },
    { from: 50, weight: 62716 },
    { from: 55, weight: 48454 },
    { from: 60, weight: 38793 },
    { from: 65, weight: 34264 },
    { from: 70, weight: 31773 },
    { from: 75, weight: 26999 },
    { from: 80, weight: 17842 },
    { from: 85, weight: 15508 },
  ],
}
