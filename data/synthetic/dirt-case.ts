import type { Dirt } from './dirt.js'
import { written, type Link, type Node } from './node.js'

const sexes: Readonly<Record<string, readonly string[]>> = { Female: ['F', 'female '], Male: ['M', 'MALE'] }

const races: Readonly<Record<string, readonly string[]>> = {
  White: ['white', 'Caucasian', 'WHITE OR CAUCASIAN'],
  'Black or African American': ['Black', 'African American', 'Black/African American'],
  Other: ['Multiple', 'Other Race'],
  'Not Reported': ['Unknown', 'Declined', 'Patient declined'],
}

const statuses: Readonly<Record<string, readonly string[]>> = {
  Yes: ['yes', 'Y', 'Positive', 'TRUE'],
  No: ['N', 'negative', 'no'],
  'Not Reported': ['NA', '(blank)', 'Unknown'],
}

const datasetNames = (node: Node): readonly string[] =>
  Array.isArray(node.datasets) ? node.datasets.map((link: Link) => link.submitter_id) : []

/** Spellings, types and omissions seen in case tables (shifted ages, presence-only booleans, ZIP codes out of spreadsheets). */
export const caseDirt: readonly Dirt[] = [
  { what: 'no key', share: 0.001, soil: (node) => ({ ...node, submitter_id: null }) },
  { what: 'no dataset', share: 0.003, soil: (node) => ({ ...node, datasets: [] }) },
  { what: 'datasets as one text', share: 0.003, soil: (node) => ({ ...node, datasets: datasetNames(node).join(',') }) },
  { what: 'datasets as texts', share: 0.003, soil: (node) => ({ ...node, datasets: datasetNames(node) }) },
  {
    what: 'dataset without a date',
    share: 0.001,
    soil: (node) => ({ ...node, datasets: [{ submitter_id: 'PILOT' }] }),
  },
  {
    what: 'another spelling of sex',
    share: 0.004,
    soil: (node, random) => ({ ...node, sex: random.pick(sexes[written(node.sex)] ?? ['U', 'Unknown']) }),
  },
  {
    what: 'another spelling of race',
    share: 0.004,
    soil: (node, random) => ({ ...node, race: random.pick(races[written(node.race)] ?? ['Vulcan']) }),
  },
  { what: 'a parent property as an array', share: 0.003, soil: (node) => ({ ...node, race: [written(node.race)] }) },
  {
    what: 'an age as a DICOM age string',
    share: 0.003,
    soil: (node, random) =>
      typeof node.age_at_index === 'number'
        ? { ...node, age_at_index: `${String(node.age_at_index).padStart(3, '0')}Y` }
        : { ...node, age_at_index: random.pick(['>89', '90+']) },
  },
  {
    what: 'an age as a decimal text',
    share: 0.003,
    soil: (node) => ({
      ...node,
      age_at_index: typeof node.age_at_index === 'number' ? `${node.age_at_index}.0` : 'NaN',
    }),
  },
  {
    what: 'an impossible age',
    share: 0.002,
    soil: (node, random) => ({ ...node, age_at_index: random.pick([890, -1, 999]), age_at_index_gt89: 'No' }),
  },
  { what: 'an age that should have been cut', share: 0.001, soil: (node) => ({ ...node, age_at_index: 94 }) },
  {
    what: 'a ZIP prefix from a spreadsheet',
    share: 0.004,
    soil: (node) => ({ ...node, zip: typeof node.zip === 'string' ? String(Number(node.zip)) : '0' }),
  },
  {
    what: 'a full ZIP code',
    share: 0.001,
    soil: (node, random) => ({ ...node, zip: String(random.whole(10_000, 99_999)) }),
  },
  {
    what: 'another spelling of COVID-19 status',
    share: 0.004,
    soil: (node, random) => ({
      ...node,
      covid19_positive: random.pick(statuses[written(node.covid19_positive)] ?? ['equivocal']),
    }),
  },
  {
    what: 'an indicator as a digit or a word',
    share: 0.004,
    soil: (node, random) => ({
      ...node,
      icu_indicator:
        node.icu_indicator === null ? 'Unknown' : random.pick(node.icu_indicator ? ['1', 'True'] : ['0', 'FALSE']),
    }),
  },
  {
    what: 'another spelling of the country',
    share: 0.003,
    soil: (node) => ({ ...node, country_of_residence: ' u.s.a. ' }),
  },
  { what: 'a place that is no country', share: 0.001, soil: (node) => ({ ...node, country_of_residence: 'Lower 48' }) },
  { what: 'an index event of another list', share: 0.002, soil: (node) => ({ ...node, index_event: 'Date of onset' }) },
]
