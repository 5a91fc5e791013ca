import type { StandardPopulation } from './standard-population.js'

/**
 * European Standard Population of 2013, as 100,000, in 19 age groups.
 *
 * Eurostat. Revision of the European Standard Population: report of Eurostat's task force. Methodologies and Working
 * Papers, 2013. After the populations projected for the European Union and EFTA from 2011 to 2030.
 */
export const esp2013: StandardPopulation = {
  label: 'European Standard Population 2013',
  groups: [
    { from: 0, weight: 5000 },
    { from: 5, weight: 5500 },
    { from: 10, weight: 5500 },
    { from: 15, weight: 5500 },
    { from: 20, weight: 6000 },
    { from: 25, weight: 6000 },
    { from: 30, weight: 6500 },
    { from: 35, weight: 7000 },
    { from: 40, weight: 7000 },
    { from: 45, weight: 7000 },
    { from: 50, weight: 7000 },
    { from: 55, weight: 6500 },
    { from: 60, weight: 6000 },
    { from: 65, weight: 5500 },
    { from: 70, weight: 5000 },
    { from: 75, weight: 4000 },
    { from: 80, weight: 2500 },
    { from: 85, weight: 1500 },
    { from: 90, weight: 1000 },
  ],
}
