import type { CurveEvent } from '../catalogue/curve-events.js'
import type { CurveQuestion } from '../contract/curves.js'
import type { Note } from '../contract/trends.js'
import { describePolicy, type Policy } from '../disclosure/policy.js'
import { exclusions } from './exclusion.js'

interface Noted {
  readonly event: CurveEvent
  readonly question: CurveQuestion
  readonly policy: Policy
  /** Patients followed, or null where that is withheld. */
  readonly patients: number | null
  readonly sites: number
  /** As the answer shows them. */
  readonly excluded: Readonly<Record<string, number>>
  readonly overlaps: boolean
  readonly groups: number
  readonly absentValues: readonly string[]
  readonly isInvented: boolean
}

/** What a reader of the curves must know beside their numbers. */
export function curveNotes(noted: Noted): readonly Note[] {
  const { event, question, policy, absentValues } = noted
  const { stay } = event.course
  const place = stay === 'icu' ? 'intensive care' : 'hospital'
  const others = event.causes.slice(1).map(({ label }) => label.toLowerCase())
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['invented', noted.isInvented, 'These are invented data of a synthetic source, made to try the program.'],
    ['estimand', true, estimand(noted)],
    ['selected', true, 'Patients are those who were imaged and contributed; others may stay longer or shorter.'],
    ['first-stay', true, `Each patient counts once, by the first ${place} stay with a known day of admission.`],
    ['competing', others.length > 0, `Shares are of all patients; another event can come first: ${others.join(', ')}.`],
    ['censored', true, censoring(event, question, place)],
    ['imaged', true, question.entry === 'firstStudy' ? fromFirstStudy : fromAdmission],
    [
      'late-entry',
      question.entry === 'firstStudy' && policy.threshold !== null,
      'Late entry is for exact numbers only.',
    ],
    ['excluded', Object.keys(noted.excluded).length > 0, leftOut(noted.excluded)],
    ['batches', policy.threshold !== null, batches(policy.threshold ?? 0)],
    ['multiplicity', noted.groups > 2, 'One test compares all groups at once; pairs of groups are not tested.'],
    ['many-valued', noted.overlaps, 'A patient can be in several groups, so that groups are not tested.'],
    ['no-such-value', absentValues.length > 0, `The snapshot has no ${absentValues.join(', ')}; it selects nothing.`],
    ['protection', true, describePolicy(policy)],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}

const fromAdmission =
  'Patients are followed from admission, though whoever left before any exam is not among them: short stays may be too ' +
  'few. entry=firstStudy follows each from the first exam.'

const fromFirstStudy =
  'Patients are followed from the day of their first exam, if it came after admission; who had left before it is left out.'

/** Who, event, clock, denominator, sites, and what is missing. */
function estimand({ event, question, patients, sites, excluded, policy }: Noted): string {
  const { stay } = event.course
  const out = Object.values(excluded).reduce((sum, count) => sum + count, 0)
  const who = patients === null ? 'Patients' : `${patients.toLocaleString('en')} patients`
  const share =
    patients === null || patients + out === 0
      ? ''
      : `; ${policy.threshold === null ? '' : 'at least '}${percent(out / (patients + out))} of those with a stay are left out`
  return (
    `${who} in the repository with a stay in ${stay === 'icu' ? 'intensive care' : 'hospital'}, of ${sites} sites: ` +
    `${event.label.toLowerCase()}, in days from ${event.timeZero} (day 0), followed for ${question.horizon} days${share}.`
  )
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function censoring({ course }: CurveEvent, { horizon }: CurveQuestion, place: string): string {
  const last =
    course.stay === 'icu'
      ? 'on the day of admission'
      : 'on the last day that intensive care or breathing support places them there'
  return `Those with no discharge on record count as still in ${place} until last heard of, ${last}; nobody is followed beyond day ${horizon}.`
}

const leftOut = (excluded: Readonly<Record<string, number>>): string =>
  `Left out, by reason: ${Object.entries(exclusions)
    .filter(([reason]) => excluded[reason] !== undefined)
    .map(([reason, why]) => `${reason}: ${why}`)
    .join('; ')}.`

const batches = (threshold: number): string =>
  `A curve moves only when at least ${threshold} more patients had the event, and ends where fewer would be told of; ` +
  'those who wait count as still at risk.'
