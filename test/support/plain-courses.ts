import { written, type Node } from '#data/synthetic/node.js'
import { ageBandOf, diedOf, isBlank, numberOf, parentOf, sexOf, strengthOf, truthOf } from './plain-words.js'

/** A patient of the generated records with one visit, as far as it concerns the time to an event. */
interface PlainVisit {
  readonly sex: string
  readonly ageBand: string
  readonly site: string
  readonly icuFlag: boolean | null
  readonly ventilatorFlag: boolean | null
  readonly visit: Node
  /** The days of the patient's exams. */
  readonly exams: readonly (number | null)[]
  readonly support: readonly {
    readonly strength: number | null
    readonly from: number | null
    readonly to: number | null
  }[]
}

/** How a patient's follow-up ends: by a cause, `censored`, or an exclusion without a day. */
export interface PlainCourse {
  readonly sex: string
  readonly ageBand: string
  readonly site: string
  readonly ending: string
  readonly day: number
  /** The day of the first exam, from day 0 of the course; null where none is known. */
  readonly exam: number | null
}

/** Patients with a visit, read in the plainest way; every patient of the generator has at most one. */
export function plainVisits(nodes: Iterable<Node>): readonly PlainVisit[] {
  const cases = new Map<string, Node>()
  const visits = new Map<string, Node>()
  const exams = new Map<string, Map<string, number | null>>()
  const support = new Map<string, PlainVisit['support'][number][]>()
  for (const node of nodes) {
    const key = written(node['submitter_id'])
    const patient = parentOf(node['cases'])
    if (key === '') continue
    if (node.type === 'case' && !cases.has(key)) cases.set(key, node)
    if (!cases.has(patient)) continue
    if (node.type === 'visit') visits.set(patient, node)
    if (node.type === 'imaging_study') {
      const own = exams.get(patient) ?? new Map<string, number | null>()
      exams.set(patient, own)
      if (!own.has(key)) own.set(key, numberOf(node['days_to_study']))
    }
    if (node.type !== 'procedure') continue
    const period = {
      strength: strengthOf(node['breathing_support_type']),
      from: numberOf(node['days_to_procedure_start']),
      to: numberOf(node['days_to_procedure_end']),
    }
    support.set(patient, [...(support.get(patient) ?? []), period])
  }
  return [...visits].flatMap(([patient, visit]) => {
    const node = cases.get(patient)
    if (node === undefined) return []
    return [
      {
        sex: sexOf(node['sex']),
        ageBand: ageBandOf(node['age_at_index'], node['age_at_index_gt89']),
        site: written(node['site_id']),
        icuFlag: truthOf(node['icu_indicator']),
        ventilatorFlag: truthOf(node['ventilator_indicator']),
        visit,
        exams: [...(exams.get(patient)?.values() ?? [])],
        support: support.get(patient) ?? [],
      },
    ]
  })
}

export type PlainEvent =
  'discharged' | 'hospitalStayEnded' | 'leftIcu' | 'icuStayEnded' | 'icuAdmitted' | 'invasivelyVentilated'

/** The courses of all who have a stay of the kind, each judged on its own. */
export function plainCourses(visits: readonly PlainVisit[], event: PlainEvent): readonly PlainCourse[] {
  return visits.flatMap((patient) => {
    const told = event === 'leftIcu' || event === 'icuStayEnded' ? ofIcu(patient, event) : ofHospital(patient, event)
    if (told === null) return []
    const days = patient.exams.filter((day) => day !== null)
    const exam = days.length === 0 ? null : Math.min(...days) - (dayZero(patient, event) ?? 0)
    return [{ sex: patient.sex, ageBand: patient.ageBand, site: patient.site, exam, ...told }]
  })
}

const dayZero = ({ visit }: PlainVisit, event: PlainEvent): number | null =>
  numberOf(visit[`days_to_${event === 'leftIcu' || event === 'icuStayEnded' ? 'icu' : 'hospital'}_admission`])

type Told = Pick<PlainCourse, 'ending' | 'day'>

const without = (reason: string): Told => ({ ending: reason, day: -1 })

function ofHospital(patient: PlainVisit, event: PlainEvent): Told | null {
  const { visit, support } = patient
  const has = (kind: string) =>
    !isBlank(visit[`days_to_${kind}_admission`]) || !isBlank(visit[`days_to_${kind}_discharge`])
  if (!has('hospital') && (has('icu') || isBlank(visit['discharge_type']))) return null
  const day = (name: string) => numberOf(visit[`days_to_${name}`])
  const [admitted, discharged] = [day('hospital_admission'), day('hospital_discharge')]
  const died = diedOf(visit['discharge_type'])
  if (admitted === null) return without('noAdmissionDay')
  if (discharged !== null && discharged < admitted) return without('daysOutOfOrder')
  if (discharged === null && died !== null) return without('noDischargeDay')
  const evidence = [day('icu_admission'), day('icu_discharge'), ...support.flatMap(({ from, to }) => [from, to])]
  const lastSeen = Math.max(admitted, ...evidence.filter((each) => each !== null))
  const censored = { ending: 'censored', day: lastSeen - admitted }
  if (event === 'icuAdmitted' || event === 'invasivelyVentilated') {
    const { reached, came } = event === 'icuAdmitted' ? intoIcu(patient) : ontoVentilator(patient)
    if (reached !== null && reached < admitted) return without('beforeAdmission')
    if (reached !== null && reached <= (discharged ?? Infinity)) return { ending: event, day: reached - admitted }
    if (reached === null && came !== false) return without(came === true ? 'dayUnknown' : 'notKnownWhether')
    return discharged === null ? censored : { ending: 'leftHospital', day: discharged - admitted }
  }
  if (discharged === null) return censored
  if (event === 'hospitalStayEnded') return { ending: event, day: discharged - admitted }
  if (died === null) return without('endingUnknown')
  return { ending: died ? 'died' : 'discharged', day: discharged - admitted }
}

function intoIcu({ visit, icuFlag }: PlainVisit) {
  const reached = numberOf(visit['days_to_icu_admission'])
  const hasStay = !isBlank(visit['days_to_icu_admission']) || !isBlank(visit['days_to_icu_discharge'])
  return { reached, came: hasStay || icuFlag === true }
}

function ontoVentilator({ support, ventilatorFlag }: PlainVisit) {
  const strong = support.filter(({ strength }) => (strength ?? 0) >= 4)
  const starts = strong.map(({ from }) => from).filter((from) => from !== null)
  const isKnown = ventilatorFlag !== null || support.some(({ strength }) => strength !== null)
  const came = ventilatorFlag === true || strong.length > 0 ? true : isKnown ? false : null
  return { reached: starts.length === 0 ? null : Math.min(...starts), came }
}

function ofIcu({ visit }: PlainVisit, event: PlainEvent): Told | null {
  const day = (name: string) => numberOf(visit[`days_to_${name}`])
  if (isBlank(visit['days_to_icu_admission']) && isBlank(visit['days_to_icu_discharge'])) return null
  const [admitted, left] = [day('icu_admission'), day('icu_discharge')]
  const [hospital, discharged] = [day('hospital_admission'), day('hospital_discharge')]
  const died = diedOf(visit['discharge_type'])
  if (admitted === null) return without('noAdmissionDay')
  if (left !== null && left < admitted) return without('daysOutOfOrder')
  const isWithin = hospital !== null && hospital <= admitted
  if (isWithin && discharged !== null && discharged < (left ?? admitted)) return without('outsideHospitalStay')
  if (left === null) {
    const hasEnded = (isWithin && discharged !== null) || died !== null
    return hasEnded ? without('noDischargeDay') : { ending: 'censored', day: 0 }
  }
  if (event === 'icuStayEnded') return { ending: event, day: left - admitted }
  const staysOn = isWithin && discharged !== null && discharged > left
  if (staysOn || died === false) return { ending: 'leftIcu', day: left - admitted }
  if (died === true && isWithin && discharged === left) return { ending: 'diedInIcu', day: left - admitted }
  return without('endingUnknown')
}
