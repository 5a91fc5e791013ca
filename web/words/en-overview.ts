import { listed } from './listed.js'

/** The words of the overview. They speak of what was contributed, never of how common a disease is. */
export const overview = {
  screen: 'Overview',
  heading: (studies: string, patients: string) => `${studies} imaging exams of ${patients} patients`,
  headingPatients: (patients: string) => `${patients} patients of an imaging repository`,
  headingWithout: 'A medical-imaging repository at a glance',
  lead: (sites: string | null, from: string, to: string) =>
    `Contributed${sites ? ` by ${sites} sites` : ''} between ${from} and ${to}. For everyone who plans, studies or reads about the collection: it shows what was received, not how common COVID-19 was.`,
  leadWithout:
    'For everyone who plans, studies or reads about the collection: it shows what was received, not how common COVID-19 was.',
  numbers: {
    name: { studies: 'The collection in five numbers', patients: 'The collection in four numbers' },
    studies: 'exams',
    patients: 'patients',
    sites: 'sites',
    covid19Positive: 'COVID-19 positive',
    icuAdmitted: 'in intensive care',
    lastAdded: (period: string) => `last added in ${period}`,
    lastDelivered: (period: string) => `last delivery in ${period}`,
    added: (change: string, period: string) => `${change} in ${period}`,
    addedSoFar: (change: string, period: string) => `${change} in ${period} so far`,
    delivering: (sites: string, period: string) => `${sites} delivered in ${period}`,
    knownFor: (share: string) => `known for ${share}`,
    ofPatients: 'of patients',
    spark: (label: string, from: string, to: string) => `${label} by month, ${from} to ${to}`,
    explore: (label: string) => `Explore ${label}`,
  },
  trend: {
    title: { studies: 'Exams contributed each month', patients: 'Patients contributed each month' },
    more: 'Explore contributions',
  },
  map: { title: 'Where patients live', states: 'US states', world: 'Countries', choose: 'Map' },
  findings: {
    title: 'What stands out',
    none: 'Nothing stands out that the shown numbers carry.',
    open: 'See the numbers',
    pace: {
      studies: (number: string) => `${number} exams`,
      patients: (number: string) => `${number} new patients`,
      faster: (number: string, first: string, last: string, change: string) =>
        `${number} came in from ${first} to ${last}, ${change} more than in the six months before.`,
      slower: (number: string, first: string, last: string, change: string) =>
        `${number} came in from ${first} to ${last}, ${change} fewer than in the six months before.`,
      steady: (number: string, first: string, last: string) =>
        `${number} came in from ${first} to ${last}, much the same as in the six months before.`,
    },
    residence: {
      few: (places: readonly string[], share: string) =>
        `${listed(places)} ${places.length === 1 ? 'is' : 'are'} home to ${share} of the patients whose state is known.`,
      many: (number: string, places: readonly string[], share: string) =>
        `${number} states are home to ${share} of the patients whose state is known; ${listed(places)} lead.`,
    },
    age: (band: string, patients: string, known: string, share: string) =>
      `The largest age band among contributed patients is ${band}: ${patients} of ${known} shown (${share}).`,
    intensiveCare: {
      differs: (most: string, mostShare: string, least: string, leastShare: string) =>
        `Intensive care is recorded for ${mostShare} of contributed patients aged ${most}, and for ${leastShare} of those aged ${least}`,
      alike: 'Recorded intensive care does not clearly differ by age: the intervals of all bands overlap',
      known: (share: string) => `; it is known for ${share} of patients.`,
      end: '.',
    },
  },
}
