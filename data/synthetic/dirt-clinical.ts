import type { Dirt } from './dirt.js'
import { written } from './node.js'

const noCase: Dirt = { what: 'no case', share: 0.003, soil: (node) => ({ ...node, cases: null }) }

const noKey: Dirt = { what: 'no key', share: 0.001, soil: (node) => ({ ...node, submitter_id: null }) }

/** A number a few days before another, where both are there. */
const before = (day: unknown, days: number): number | null => (typeof day === 'number' ? day - days : null)

const visitDirt: readonly Dirt[] = [
  noKey,
  noCase,
  {
    what: 'discharged before admitted',
    share: 0.006,
    soil: (node, random) => ({
      ...node,
      days_to_hospital_discharge: before(node.days_to_hospital_admission, random.whole(1, 9)),
    }),
  },
  {
    what: 'a sentinel day',
    share: 0.003,
    soil: (node) => (node.days_to_hospital_admission === null ? node : { ...node, days_to_hospital_discharge: 99_999 }),
  },
  {
    what: 'a day as a decimal text',
    share: 0.004,
    soil: (node) =>
      node.days_to_hospital_admission === null
        ? node
        : { ...node, days_to_hospital_admission: `${written(node.days_to_hospital_admission)}.0` },
  },
  {
    what: 'a discharge in a sentence',
    share: 0.004,
    soil: (node) => ({
      ...node,
      discharge_type: 'Pt discharged to care of family, follow up with PCP in two weeks for repeat imaging',
    }),
  },
  {
    what: 'a discharge in capitals',
    share: 0.004,
    soil: (node) => ({ ...node, discharge_type: 'EXPIRED  IN HOSPITAL' }),
  },
  { what: 'a discharge of spaces', share: 0.002, soil: (node) => ({ ...node, discharge_type: ' ' }) },
]

const procedureDirt: readonly Dirt[] = [
  noKey,
  noCase,
  {
    what: 'ended before started',
    share: 0.004,
    soil: (node) => ({ ...node, days_to_procedure_end: before(node.days_to_procedure_start, 3) }),
  },
  {
    what: 'support in other words',
    share: 0.006,
    soil: (node) => ({ ...node, breathing_support_type: 'Vapotherm 40L' }),
  },
  { what: 'support in capitals', share: 0.006, soil: (node) => ({ ...node, breathing_support_type: ' BIPAP' }) },
  { what: 'support not said', share: 0.003, soil: (node) => ({ ...node, breathing_support_type: 'Not Reported' }) },
]

const measurementDirt: readonly Dirt[] = [
  noKey,
  noCase,
  {
    what: 'the test in other words',
    share: 0.012,
    soil: (node, random) => ({
      ...node,
      test_result_text:
        node.test_result_text === 'Positive'
          ? random.pick(['DETECTED', 'pos', 'Positive '])
          : random.pick(['Not detected', 'inconclusive', 'see comment']),
    }),
  },
  { what: 'a sentinel day', share: 0.003, soil: (node) => ({ ...node, test_days_from_index: -99_999 }) },
]

const annotationDirt: readonly Dirt[] = [
  noKey,
  { what: 'no study', share: 0.004, soil: (node) => ({ ...node, imaging_studies: null }) },
  {
    what: 'a study that is not there',
    share: 0.002,
    soil: (node) => ({ ...node, imaging_studies: { submitter_id: '0-000000_study-1' } }),
  },
  { what: 'a label in capitals', share: 0.006, soil: (node) => ({ ...node, class_covid19_pneumonia: 'Typical ' }) },
  {
    what: 'a label of another list',
    share: 0.004,
    soil: (node) => ({ ...node, class_covid19_pneumonia: 'CO-RADS 4' }),
  },
  { what: 'a score above its scale', share: 0.003, soil: (node) => ({ ...node, midrc_mRALE_score: 48 }) },
]

export const clinicalDirt: Readonly<Record<string, readonly Dirt[]>> = {
  visit: visitDirt,
  procedure: procedureDirt,
  measurement: measurementDirt,
  annotation: annotationDirt,
}
