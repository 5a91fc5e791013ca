import type { ReferencePopulation } from './reference-population.js'

/**
 * Residents of the United States in per cent, as MIDRC compares its patients with them. The Census Bureau gives everybody
 * a race and an ethnicity, so that none are unknown; several races at once are `other` here. Its ages are published in
 * eleven groups, which is why they are given in bands and not by decade.
 */
export const usResidents: ReferencePopulation = {
  id: 'us-residents',
  label: 'US residents',
  source:
    'US Census Bureau: 2020 Census (race, ethnicity) and population estimates (age, sex, race with ethnicity), as collected by MIDRC-REACT',
  date: '2020',
  attributes: {
    ageBand: {
      // 0–4, 5–11, 12–15, 16–17
      '0-17': 6 + 8.7 + 5.1 + 2.5,
      // 18–29, 30–39, 40–49
      '18-49': 16.4 + 13.5 + 12.3,
      '50-64': 19.2,
      // 65–74, 75–84, 85 and over
      '65+': 9.6 + 4.9 + 2,
    },
    sex: { female: 50.75, male: 49.25 },
    race: {
      'american-indian': 1.1244963298019646,
      asian: 5.999726093839377,
      black: 12.401354402093272,
      'pacific-islander': 0.20816638911339197,
      white: 61.631533000670466,
      other: 18.634723784481526,
    },
    ethnicity: { hispanic: 18.72987740769907, 'not-hispanic': 81.27012259230094 },
    raceEthnicity: {
      hispanic: 18.45,
      'american-indian': 0.74,
      asian: 5.76,
      black: 12.54,
      'pacific-islander': 0.182,
      white: 60.11,
      other: 2.22,
    },
  },
}
