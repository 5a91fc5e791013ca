import { written, type Node } from '#data/synthetic/node.js'
import {
  ageBandOf,
  batchDay,
  diedOf,
  instancesOf,
  isBlank,
  labelOf,
  modalitiesOf,
  numberOf,
  parentOf,
  sexOf,
  stateOf,
  statusOf,
  strengthOf,
  truthOf,
} from './plain-words.js'

export interface PlainStay {
  readonly kind: 'hospital' | 'icu' | 'outpatient'
  readonly days: number | null
  readonly died: boolean | null
}

export interface PlainStudy {
  readonly modalities: readonly string[]
  readonly series: number | null
  readonly images: number | null
  readonly own: string
  annotations: (string | null)[]
}

export interface PlainPatient {
  readonly site: string
  readonly sex: string
  readonly ageBand: string
  readonly state: string
  readonly status: string | null
  readonly icu: boolean | null
  readonly ventilator: boolean | null
  /** Day of the case's own first delivery; '' where unknown. */
  readonly own: string
  readonly studies: PlainStudy[]
  readonly stays: PlainStay[]
  readonly support: number[]
  readonly tests: string[]
}

/**
 * The patients of a repository, read in the plainest way.
 *
 * Of records with the same key the first counts. Records without a key, or without a parent that is there, do not count.
 */
export function plainPatients(nodes: Iterable<Node>): readonly PlainPatient[] {
  const patients = new Map<string, PlainPatient>()
  const studies = new Map<string, PlainStudy>()
  for (const node of nodes) {
    const id = written(node['submitter_id'])
    if (id === '') continue
    const patient = patients.get(parentOf(node['cases']))
    if (node.type === 'case' && !patients.has(id)) patients.set(id, patientOf(node))
    if (node.type === 'annotation')
      studies.get(parentOf(node['imaging_studies']))?.annotations.push(labelOf(node['class_covid19_pneumonia']))
    if (!patient) continue
    if (node.type === 'visit') patient.stays.push(...staysOf(node))
    if (node.type === 'procedure') patient.support.push(...present(strengthOf(node['breathing_support_type'])))
    if (node.type === 'measurement') patient.tests.push(...present(statusOf(node['test_result_text'])))
    if (node.type === 'imaging_study' && !studies.has(id)) {
      const study = studyOf(node)
      studies.set(id, study)
      patient.studies.push(study)
    }
  }
  return [...patients.values()]
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value])

const patientOf = (node: Node): PlainPatient => ({
  site: written(node['site_id']),
  sex: sexOf(node['sex']),
  ageBand: ageBandOf(node['age_at_index'], node['age_at_index_gt89']),
  state: stateOf(node['zip']),
  status: statusOf(node['covid19_positive']),
  icu: truthOf(node['icu_indicator']),
  ventilator: truthOf(node['ventilator_indicator']),
  own: batchDay(node['datasets']),
  studies: [],
  stays: [],
  support: [],
  tests: [],
})

function studyOf(node: Node): PlainStudy {
  const nested = Object.keys(node).filter((name) => name.endsWith('_series_files'))
  const instances = nested.flatMap((name) => instancesOf(node[name]))
  const counted = Object.keys(node).filter((name) => name.endsWith('_series_file_count'))
  const series = instances.length + counted.reduce((sum, name) => sum + Number(node[name]), 0)
  const known = instances.filter((count) => count !== null)
  return {
    modalities: modalitiesOf(node['study_modality']),
    series: series === 0 ? null : series,
    images: series > 0 && known.length === series ? known.reduce((sum, count) => sum + count, 0) : null,
    own: batchDay(node['datasets']),
    annotations: [],
  }
}

function staysOf(node: Node): readonly PlainStay[] {
  const stay = (kind: 'hospital' | 'icu'): PlainStay[] => {
    const [from, to] = [node[`days_to_${kind}_admission`], node[`days_to_${kind}_discharge`]]
    if (isBlank(from) && isBlank(to)) return []
    const [start, end] = [numberOf(from), numberOf(to)]
    return [{ kind, days: start !== null && end !== null && end >= start ? end - start : null, died }]
  }
  const died = diedOf(node['discharge_type'])
  const stays = [...stay('hospital'), ...stay('icu')]
  if (stays.length > 0) return stays
  return [{ kind: isBlank(node['discharge_type']) ? 'outpatient' : 'hospital', days: null, died }]
}
