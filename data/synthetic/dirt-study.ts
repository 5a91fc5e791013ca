import type { Dirt } from './dirt.js'
import { written, type Node, type SeriesFile } from './node.js'

const modalitiesOf = ({ study_modality }: Node): readonly string[] =>
  Array.isArray(study_modality) ? study_modality.map(String) : []

/** The first series of a study with a count that has a comma for its thousands. */
function withCommas(node: Node): Node {
  const property = Object.keys(node).find((name) => name.endsWith('_series_files'))
  if (property === undefined) return node
  const series: readonly SeriesFile[] = [{ number_of_instances: '1,204' }]
  return { ...node, [property]: series }
}

/** Sets written in four ways, modalities that DICOM does not have, sentinel days and years, links that lead nowhere. */
export const studyDirt: readonly Dirt[] = [
  { what: 'no key', share: 0.001, soil: (node) => ({ ...node, submitter_id: '' }) },
  { what: 'no case', share: 0.003, soil: (node) => ({ ...node, cases: null }) },
  {
    what: 'a case that is not there',
    share: 0.001,
    soil: (node) => ({ ...node, cases: { submitter_id: '0-000000' } }),
  },
  {
    what: 'the link as an array',
    share: 0.003,
    soil: (node) => ({ ...node, cases: [written(node.submitter_id).replace(/_study-\d+$/, '')] }),
  },
  { what: 'no dataset', share: 0.002, soil: (node) => ({ ...node, datasets: [] }) },
  {
    what: 'a set of modalities as a text',
    share: 0.004,
    soil: (node) => ({ ...node, study_modality: [...modalitiesOf(node), 'CR'].join(',') }),
  },
  {
    what: 'a set of modalities as a printed list',
    share: 0.003,
    soil: (node) => ({ ...node, study_modality: "['PT','NM']" }),
  },
  { what: 'CTPT', share: 0.003, soil: (node) => ({ ...node, study_modality: ['CTPT'] }) },
  {
    what: 'a modality that DICOM does not have',
    share: 0.002,
    soil: (node, random) => ({ ...node, study_modality: [random.pick(['DR', 'XR', 'ANGIO'])] }),
  },
  { what: 'no modality', share: 0.001, soil: (node) => ({ ...node, study_modality: null }) },
  {
    what: 'another spelling of the body part',
    share: 0.005,
    soil: (node, random) => ({
      ...node,
      body_part_examined: random.pick(['CHEST 2 VIEWS', 'chest', 'XR THX', 'PORT']),
    }),
  },
  {
    what: 'a sentinel day',
    share: 0.002,
    soil: (node, random) => ({ ...node, days_to_study: random.pick([99_999, -99_999]) }),
  },
  {
    what: 'a day as a decimal text',
    share: 0.003,
    soil: (node) => ({ ...node, days_to_study: `${written(node.days_to_study)}.0` }),
  },
  {
    what: 'a sentinel year',
    share: 0.002,
    soil: (node, random) => ({ ...node, study_year: random.pick([1901, 9999]) }),
  },
  {
    what: 'a year as a decimal text',
    share: 0.003,
    soil: (node) => ({ ...node, study_year: `${written(node.study_year) || '2021'}.0` }),
  },
  { what: 'a flag as a word', share: 0.002, soil: (node) => ({ ...node, study_year_shifted: 'Yes' }) },
  { what: 'thousands commas', share: 0.002, soil: withCommas },
]
