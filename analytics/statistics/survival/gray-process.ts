import { groupedRiskSets, type GroupedRiskSet } from './grouped-risk-sets.js'
import type { LifeTableRow } from './life-table.js'
import type { GroupTable } from './log-rank.js'

interface GroupMoment {
  readonly atRisk: number
  /** Events of the other causes. */
  readonly other: number
  /** Event-free just before, and after. */
  readonly before: number
  readonly after: number
}

/** One time of the process that Gray's test sums up. */
export interface IncidenceMoment {
  readonly groups: readonly GroupMoment[]
  /** Events of the cause in all groups. */
  readonly events: number
  /** As many at risk as there would be if nobody had been censored: the sum of n / S(t-). */
  readonly equivalent: number
  /** Cumulative incidence after this time, if it is the same in all groups. */
  readonly incidence: number
  /** What an event in a group (second place) does to the score of a group (first place) at once … */
  readonly direct: readonly (readonly number[])[]
  /** … and what it does until this time through the incidence. */
  readonly cumulated: readonly (readonly number[])[]
}

export interface TestProcess {
  /** Observed less expected events of the cause, by group. */
  readonly scores: readonly number[]
  readonly moments: readonly IncidenceMoment[]
  /** What was cumulated by the end. */
  readonly influence: readonly (readonly number[])[]
}

/** Those at risk of a group in the sub-distribution, who include those who had another event. */
interface Course {
  survival: number
  incidence: number
}

/**
 * The score process of Gray's test, over the times at which somebody had an event.
 *
 * Gray RJ. Ann Stat 1988; 16: 1141-1154: R = n (1 - F) / S of section 2, a, b, c and h of section 3.
 */
export function testProcess(tables: readonly (readonly LifeTableRow[])[], cause: number): TestProcess {
  const courses: Course[] = tables.map(() => ({ survival: 1, incidence: 0 }))
  const scores = tables.map(() => 0)
  let influence = tables.map(() => tables.map(() => 0))
  let incidence = 0
  const moments = groupedRiskSets(tables).map((set) => {
    const own = set.groups.map(({ events }) => events[cause] ?? 0)
    const events = own.reduce((sum, count) => sum + count, 0)
    const weights = set.groups.map(({ atRisk }, i) => (atRisk === 0 ? 0 : atRisk / (courses[i]?.survival ?? 1)))
    const equivalent = weights.reduce((sum, weight) => sum + weight, 0)
    const sharing = weights.map((weight, i) => weight * (1 - (courses[i]?.incidence ?? 0)))
    const share = events / sharing.reduce((sum, each) => sum + each, 0)
    for (const [i, count] of own.entries()) scores[i] = (scores[i] ?? 0) + count - share * (sharing[i] ?? 0)
    const direct = weights.map((weight, i) =>
      weights.map((other, j) => weight * ((i === j ? 1 : 0) - other / equivalent)),
    )
    const rise = events === 0 ? 0 : events / (equivalent * (1 - incidence))
    influence = influence.map((row, i) => row.map((sum, j) => sum + rise * (direct[i]?.[j] ?? 0)))
    incidence += events / equivalent
    return { groups: advance(set, courses, own), events, equivalent, incidence, direct, cumulated: influence }
  })
  return { scores, moments, influence }
}

/** Take the courses of the groups past the events of a time. */
function advance({ groups }: GroupedRiskSet, courses: readonly Course[], own: readonly number[]): GroupMoment[] {
  return courses.map((course, i) => {
    const { atRisk = 0, failed = 0 } = groups[i] ?? {}
    const before = course.survival
    if (atRisk > 0) {
      course.incidence += (before * (own[i] ?? 0)) / atRisk
      course.survival = (before * (atRisk - failed)) / atRisk
    }
    return { atRisk, other: failed - (own[i] ?? 0), before, after: course.survival }
  })
}

/** @throws RangeError as `grayTest` says: the sub-distribution of those who entered late is another one */
export function requireNoLateEntry(tables: readonly GroupTable[], cause: number): void {
  const names = tables.map(({ group }) => group)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new RangeError(`group ${twice} must come once, got two tables`)
  const rows = tables.flatMap((table) => table.rows)
  const late = rows.find(({ entered = 0 }) => entered > 0)
  if (late !== undefined) {
    throw new RangeError(
      `Gray's test takes patients from the beginning only, got ${late.entered} entered at ${late.time}`,
    )
  }
  const causes = rows[0]?.events.length ?? Infinity
  if (!(Number.isInteger(cause) && cause >= 0 && cause < causes)) {
    throw new RangeError(`cause must be one of 0 to ${causes - 1}, got ${cause}`)
  }
}
