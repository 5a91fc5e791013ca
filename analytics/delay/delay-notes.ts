import type { DelayAnswer, DelayOfGroup, DelayQuestion, NoDelayReason } from '../contract/delay.js'
import type { Note, Period } from '../contract/trends.js'
import type { Policy } from '../disclosure/policy.js'
import type { Surrounding } from './surroundings.js'
import { plural, singular } from './spans.js'

interface Noted {
  readonly usable: Surrounding
  readonly delivered: DelayAnswer['deliveries']
  readonly groups: readonly DelayOfGroup[]
  readonly excluded: Readonly<Record<string, number>>
  readonly present: Period | null
  readonly policy: Policy
  /** Why there is no delay at all. */
  readonly reason: NoDelayReason | null
}

/** What a reader of the answer must know beside its numbers. */
export function delayNotes(question: DelayQuestion, noted: Noted): readonly Note[] {
  const { grain, maxDelay } = question
  const { reason, present, delivered, policy, groups } = noted
  const misses = missed(groups, question.confidence)
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['estimand', true, estimand(question, noted)],
    ['no-delay', reason !== null, reason === null ? '' : whyNot[reason]],
    [
      'as-of',
      present !== null,
      `All is told as it stood at the end of ${present?.label}, the last whole ${singular[grain]} that the data reach.`,
    ],
    [
      'longest-delay',
      reason === null,
      `What came more than ${maxDelay} ${plural(grain)} after the exam is gathered in the last delay: estimates know of nothing later.`,
    ],
    [
      'first-contribution',
      reason === null,
      'Exams of before the first contribution of a group say nothing of its delay.',
    ],
    ['batches', reason === null && comesInBatches(delivered), batches(delivered?.days ?? 0)],
    ['back-test', misses !== null, misses ?? ''],
    ['contributions', true, 'This shows data received, not how common COVID-19 was.'],
    [
      'rounded',
      reason === null && policy.threshold !== null,
      'Shares, and estimates made of them, are rounded to protect people; intervals are widened by as much.',
    ],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}

const whyNot: Readonly<Record<NoDelayReason, string>> = {
  'no-dated-exams': 'No exam here has a date.',
  'shifted-dates': 'The dates of the exams were shifted to protect people: how long it took cannot be told from them.',
  'too-coarse-dates': 'The dates of the exams are too coarse for periods as short as these.',
  'no-contribution-dates': 'It is not known when the studies were contributed.',
  'too-few-periods': 'No whole period has passed since the first contribution.',
  'delays-unknown': 'Of some delays nothing is known.',
}

/** Who is counted, by which clock and of how many sites, and for how many it is not known. */
function estimand({ grain, by }: DelayQuestion, noted: Noted): string {
  const { usable, policy, excluded } = noted
  const { sites, studies, patients } = usable
  const areEnough = policy.threshold === null || patients >= policy.threshold
  const among = areEnough && sites > 0 ? ` from ${sites} ${sites === 1 ? 'site' : 'sites'}` : ''
  const undated = ['undated', 'shifted', 'tooCoarse'].reduce((sum, each) => sum + (excluded[each] ?? 0), 0)
  const missing = areEnough && studies > 0 ? ` ${percent(undated, studies + undated)} have no date to tell it by.` : ''
  const each = by.length === 0 ? '' : ', each group by itself'
  return `Studies in the repository${among}${each}: how many ${plural(grain)} after the exam each was contributed, by the ${singular[grain]} of the exam.${missing}`
}

const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`

/** Fewer than one day a week on which anything came: much comes at once, and delays follow the batches. */
const comesInBatches = (delivered: DelayAnswer['deliveries']): boolean =>
  delivered !== null && delivered.days < delivered.weeks

/** Where intervals held what has come since much more rarely than they say, their delays change from period to period. */
const unreliable = 0.1

function missed(groups: readonly DelayOfGroup[], confidence: number): string | null {
  const rare = groups.filter(
    ({ backTest }) => backTest.status === 'shown' && backTest.coverage < confidence - unreliable,
  )
  if (rare.length === 0) return null
  const of = groups.length === 1 ? '' : ` of ${rare.length} of ${groups.length} groups`
  return `Intervals of earlier nowcasts${of} held what has come since much more rarely than ${Math.round(100 * confidence)} % of the time: delays change from period to period, and intervals are too narrow.`
}

const batches = (days: number): string =>
  `Studies came in batches, on ${days} ${days === 1 ? 'day' : 'days'}: how long it takes then depends on when the next one comes, which a smooth curve of delays does not know. Estimates and their intervals are not to be relied on; the share that has come is.`
