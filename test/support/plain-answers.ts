import type { Node } from '#data/synthetic/node.js'
import { patientOutcomes, studyOutcomes } from './plain-outcomes.js'
import { plainPatients, type PlainPatient, type PlainStay, type PlainStudy } from './plain-repository.js'
import { count, duration, proportion, ratio, sum, type PlainAnswer } from './plain-tallies.js'

/** `month` is the month of the contributed clock, `2021-08`; the undated are in no month. `overall` has the key `all`. */
export const plainGroupings = ['overall', 'sex', 'ageBand', 'modality', 'patientSubdivision', 'month'] as const
export type PlainGrouping = (typeof plainGroupings)[number]

/** What a measure counts, with all it can be grouped by. */
interface Unit {
  readonly patient: PlainPatient
  readonly modalities: readonly string[]
  readonly contributedOn: string
}
interface StudyUnit extends Unit {
  readonly study: PlainStudy
}
interface StayUnit extends Unit {
  readonly stay: PlainStay
}

const keysOf: Readonly<Record<PlainGrouping, (unit: Unit) => readonly string[]>> = {
  overall: () => ['all'],
  sex: ({ patient }) => [patient.sex],
  ageBand: ({ patient }) => [patient.ageBand],
  modality: ({ modalities }) => modalities,
  patientSubdivision: ({ patient }) => [patient.state],
  month: ({ contributedOn }) => (contributedOn === '' ? [] : [contributedOn.slice(0, 7)]),
}

/**
 * Every measure of a repository by every grouping, computed straight from its records with loops and arrays.
 *
 * A patient was contributed on the earliest day among the datasets of the case and of its studies; a study without a
 * dataset of its own came with its patient. A study counts in each of its modalities; a patient, and a stay, in each
 * modality of any of the patient's studies. Stays are dated as their patients are.
 */
export function plainAnswers(nodes: Iterable<Node>): PlainAnswers {
  const patients = plainPatients(nodes).map<Unit>((patient) => ({
    patient,
    modalities:
      patient.studies.length === 0 ? ['unknown'] : [...new Set(patient.studies.flatMap((study) => study.modalities))],
    contributedOn: [patient.own, ...patient.studies.map(({ own }) => own)].filter((day) => day !== '').sort()[0] ?? '',
  }))
  const studies = patients.flatMap<StudyUnit>((unit) =>
    unit.patient.studies.map((study) => ({
      ...unit,
      study,
      modalities: study.modalities,
      contributedOn: study.own || unit.contributedOn,
    })),
  )
  const stays = patients.flatMap<StayUnit>((unit) => unit.patient.stays.map((stay) => ({ ...unit, stay })))
  return new PlainAnswers(patients, studies, stays)
}

const ofPatients = {
  patients: (units: readonly Unit[]) => count(units.length),
  sites: (units: readonly Unit[]) => count(new Set(units.map(({ patient }) => patient.site)).size),
  ...each(
    patientOutcomes,
    (outcome) => (units: readonly Unit[]) => proportion(units.map(({ patient }) => outcome(patient))),
  ),
}

const ofStudies = {
  studies: (units: readonly StudyUnit[]) => count(units.length),
  series: (units: readonly StudyUnit[]) => count(sum(units.map(({ study }) => study.series))),
  images: (units: readonly StudyUnit[]) => count(sum(units.map(({ study }) => study.images))),
  ...each(
    studyOutcomes,
    (outcome) => (units: readonly StudyUnit[]) => proportion(units.map(({ study }) => outcome(study))),
  ),
  /** Gen3 gives no date of performance to the day. */
  contributionLag: (units: readonly StudyUnit[]) => duration(units.map(() => null)),
  studiesPerPatient: (units: readonly StudyUnit[]) =>
    ratio(units.length, new Set(units.map(({ patient }) => patient)).size),
}

const lengths = (units: readonly StayUnit[]) => duration(units.map(({ stay }) => stay.days))

const ofStays = { hospitalStay: { kind: 'hospital', answer: lengths }, icuStay: { kind: 'icu', answer: lengths } }

function each<Name extends string, From, To>(
  from: Readonly<Record<Name, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries<From>(from).map(([name, value]) => [name, to(value)]))
}

export const plainMeasures: readonly string[] = [ofPatients, ofStudies, ofStays].flatMap(Object.keys)

function grouped<U extends Unit>(units: readonly U[], by: PlainGrouping, answer: (units: readonly U[]) => PlainAnswer) {
  const groups = new Map<string, U[]>()
  for (const unit of units) {
    for (const key of keysOf[by](unit)) {
      const group = groups.get(key)
      if (group) group.push(unit)
      else groups.set(key, [unit])
    }
  }
  return new Map([...groups].sort().map(([key, group]) => [key, answer(group)] as const))
}

export class PlainAnswers {
  constructor(
    private readonly patients: readonly Unit[],
    private readonly studies: readonly StudyUnit[],
    private readonly stays: readonly StayUnit[],
  ) {}

  /** The answers of a measure by group; a group that nothing falls into is absent. */
  answer(measure: string, by: PlainGrouping): ReadonlyMap<string, PlainAnswer> {
    const ofPatient = new Map(Object.entries(ofPatients)).get(measure)
    if (ofPatient) return grouped(this.patients, by, ofPatient)
    const ofStudy = new Map(Object.entries(ofStudies)).get(measure)
    if (ofStudy) return grouped(this.studies, by, ofStudy)
    const ofStay = new Map(Object.entries(ofStays)).get(measure)
    if (ofStay) {
      const counted = this.stays.filter(({ stay }) => stay.kind === ofStay.kind)
      return grouped(counted, by, ofStay.answer)
    }
    throw new RangeError(`no measure is named "${measure}"; there are ${plainMeasures.join(', ')}`)
  }
}
