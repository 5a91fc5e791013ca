import { isOfStudies } from '../catalogue/dimension.js'
import type { CurveEvent } from '../catalogue/curve-events.js'
import type { Curve, CurveAnswer, CurveGroup, CurveQuestion, CurveTest } from '../contract/curves.js'
import { groupLabel, inOrder } from '../cube/groups.js'
import { dimensionFor } from '../cube/selection.js'
import type { Policy } from '../disclosure/policy.js'
import { withhold } from '../disclosure/table.js'
import { BadQuestion } from '../question/bad-question.js'
import { compareCurves } from './compare-curves.js'
import { curveNotes } from './curve-notes.js'
import type { CountedAnswer, CountedGroup, CourseCounts } from './course-counts.js'
import { released, type Released } from './released.js'
import { shownCurve } from './shown-curve.js'

export interface CurveContext {
  readonly snapshot: CurveAnswer['snapshot']
  readonly policy: Policy
  readonly absentValues: readonly string[]
  readonly isInvented: boolean
}

/** More curves than this no reader tells apart. */
const mostGroups = 100

const withheld = { status: 'suppressed', reason: 'protected' } as const

/**
 * The answer as a client gets it, from the exact counts and what the role may see of them.
 *
 * A group is withheld whole where it has few patients, and others with it where everybody's number would give it back. The
 * curve of everybody is not shown beside groups to a role with a threshold: its batches are others than theirs, and their
 * difference could be anybody's. Links between answers to different questions are the work of the public release.
 *
 * @throws BadQuestion where there are more than 100 groups
 */
export function curveAnswer(
  event: CurveEvent,
  question: CurveQuestion,
  counted: CountedAnswer,
  { snapshot, policy, absentValues, isInvented }: CurveContext,
): CurveAnswer {
  const { threshold } = policy
  if (counted.groups.length > mostGroups) throw tooManyGroups(counted.groups.length)
  const hidden = hiddenGroups(counted, question, threshold)
  const release = (counts: CourseCounts) =>
    released(counts, { causes: event.causes.length, horizon: question.horizon, threshold })
  const lines = counted.groups.map<Line>(({ key, counts }, i) => {
    return { key, label: groupLabel(key), known: hidden.groups[i] === true ? null : release(counts) }
  })
  const groups = lines.map<CurveGroup>(({ key, label, known }) => {
    return { key, label, curve: known === null ? withheld : shownCurve(event, question, known) }
  })
  const isAlone = question.by.length === 0
  const excluded = shownExclusions(counted.excluded, threshold)
  const overlaps = overlapping(question.by)
  return {
    question,
    snapshot,
    event: labelOf(question.event, event),
    countingUnit: 'patients',
    groups: inOrder(question.by, groups),
    total: totalOf(isAlone ? groups : [], () => shownCurve(event, question, release(counted.total)), threshold),
    test: overlaps ? { status: 'undefined', reason: 'overlapping-groups' } : testOf(event, question, lines),
    excluded,
    threshold,
    notes: curveNotes({
      ...{ event, question, policy, sites: counted.sites, excluded, overlaps, absentValues, isInvented },
      // Beside groups that overlap, all less a group are those in the others alone.
      patients: hidden.total || (overlaps && threshold !== null) ? null : counted.total.patients,
      groups: groups.length,
    }),
  }
}

function tooManyGroups(groups: number): BadQuestion {
  return new BadQuestion([{ field: 'by', message: `gives ${groups} groups, more than ${mostGroups}; ask for fewer` }])
}

interface Hidden {
  readonly groups: readonly boolean[]
  readonly total: boolean
}

/**
 * Those who enter late are a count of their own on every day: batches of them would put others at risk too late, and
 * their number beside that of all is how many had left before.
 */
function hiddenGroups({ groups, total }: CountedAnswer, { entry }: CurveQuestion, threshold: number | null): Hidden {
  if (threshold === null) return { groups: groups.map(() => false), total: false }
  const sizes = [...groups.map(({ counts }) => counts.patients), total.patients]
  const decided = withhold(
    sizes.map((size) => [[size]]),
    threshold,
  ).map(([each]) => each === true)
  const isLate = entry === 'firstStudy'
  return { groups: decided.slice(0, -1).map((each) => each || isLate), total: isLate || decided.at(-1) === true }
}

/** Without groups, everybody is the one group there is. */
function totalOf([only]: readonly CurveGroup[], exact: () => Curve, threshold: number | null): Curve {
  if (only !== undefined) return only.curve
  return threshold === null ? exact() : withheld
}

interface Line {
  readonly key: CountedGroup['key']
  readonly label: string
  readonly known: Released | null
}

/** Groups whose value is not known are no group to compare with. */
function testOf({ causes }: CurveEvent, { method, by }: CurveQuestion, lines: readonly Line[]): CurveTest {
  if (by.length === 0) return { status: 'undefined', reason: 'one-group' }
  const compared = lines.filter(({ key }) => !Object.values(key).includes('unknown'))
  const shown = compared.flatMap(({ label, known }) => (known === null ? [] : [{ label, known }]))
  return shown.length < compared.length ? withheld : compareCurves(shown, method, causes.length)
}

/** A patient can have several studies, and a study several modalities. */
const overlapping = (by: readonly string[]): boolean => by.some((id) => isOfStudies(dimensionFor(id).level))

function labelOf(id: string, { label, description, timeZero, causes }: CurveEvent): CurveAnswer['event'] {
  return { id, label, description, timeZero, causes: causes.map((cause) => ({ id: cause.id, label: cause.label })) }
}

/** A reason that few patients share is withheld, and one that does not occur is left out. */
function shownExclusions(
  excluded: CountedAnswer['excluded'],
  threshold: number | null,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(excluded).filter(([, count]) => count >= (threshold ?? 1)))
}
