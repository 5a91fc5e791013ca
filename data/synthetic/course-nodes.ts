import type { Illness } from './illness.js'
import { Lottery } from './lottery.js'
import type { Link, Node } from './node.js'
import { parameters } from './parameters.js'
import type { Person } from './person.js'
import type { Random } from './random.js'
import { blank } from './recording.js'
import { projectId } from './schedule.js'
import { dischargeWords, supportWords, type Support } from './words.js'

const destinations = new Lottery([
  ['home', 74],
  ['facility', 20],
  ['hospice', 3],
  ['againstAdvice', 1.5],
] as const)

const seenOnly = {
  days_to_hospital_admission: null,
  days_to_hospital_discharge: null,
  days_to_icu_admission: null,
  days_to_icu_discharge: null,
  discharge_type: null,
} as const

/**
 * `visit`: an admission with its days and the discharge in the site's own words. A patient who was seen and not admitted
 * has a visit without days and without discharge: that is how this source says "no" to admission.
 */
export function visitNodes(person: Person, illness: Illness, cases: Link, random: Random): readonly Node[] {
  const { site } = person
  if (blank(site, 'visits', random)) return []
  const links = { submitter_id: `${person.id}_visit`, project_id: projectId(site.organisation), cases }
  const { hospital, intensive } = illness
  if (!hospital) return [{ type: 'visit', ...links, ...seenOnly }]
  const stays = random.chance(parameters.stillAdmitted)
  return [
    {
      type: 'visit',
      ...links,
      days_to_hospital_admission: hospital.from,
      days_to_hospital_discharge: stays ? null : hospital.to,
      days_to_icu_admission: intensive?.from ?? null,
      days_to_icu_discharge: intensive && !stays ? intensive.to : null,
      discharge_type: dischargeType(illness, stays, random),
    },
  ]
}

function dischargeType(illness: Illness, stays: boolean, random: Random): string | null {
  if (random.chance(0.08)) return null
  if (stays) return random.pick(dischargeWords.stillAdmitted)
  if (random.chance(parameters.unmatchedText)) return random.pick(dischargeWords.unmatched)
  return random.pick(dischargeWords[illness.died ? 'died' : destinations.draw(random)])
}

/** `procedure`: breathing support of the admitted, one record a step where it was raised. */
export function procedureNodes(person: Person, illness: Illness, cases: Link, random: Random): readonly Node[] {
  const { hospital, support } = illness
  if (!hospital || blank(person.site, 'procedures', random)) return []
  const length = hospital.to - hospital.from
  const step = Math.min(1 + Math.floor(random.wait(1.5)), length)
  const raised = support !== 'none' && support !== 'oxygen' && length > 1 && random.chance(0.6)
  const steps: readonly (readonly [Support, number, number])[] = raised
    ? [
        ['oxygen', hospital.from, hospital.from + step],
        [support, hospital.from + step, hospital.to],
      ]
    : [[support, hospital.from, hospital.to]]
  return steps.map(([type, start, end], i) => ({
    type: 'procedure',
    submitter_id: `${person.id}_support-${i + 1}`,
    project_id: projectId(person.site.organisation),
    cases,
    procedure_name: 'Breathing Support',
    breathing_support_type: random.pick(supportWords[random.chance(parameters.unmatchedText) ? 'unmatched' : type]),
    days_to_procedure_start: start,
    days_to_procedure_end: end,
  }))
}
