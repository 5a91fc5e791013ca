import type { RunEntry } from '#analytics/contract/operations.js'

/** A run where it stands on the timeline. A run of several sources has a mark in the lane of each. */
export interface RunMarkPlace {
  /** The gravest of those that share the place. */
  readonly run: RunEntry
  readonly lane: string
  readonly x: number
  /** How many others share the place, where there is no room for a mark each. */
  readonly more: number
}

export interface Span {
  readonly from: Date
  readonly to: Date
}

const day = 86_400_000

/** The days up to now. */
export const lastDays = (days: number, now: Date): Span => ({ from: new Date(now.getTime() - days * day), to: now })

/** Where marks may lie: from the first to the last pixel, with room that none is cut in half. */
export interface Room {
  readonly left: number
  readonly right: number
}

const xOf = (at: number, { from, to }: Span, { left, right }: Room): number =>
  left + ((at - from.getTime()) / (to.getTime() - from.getTime())) * (right - left)

/** A lane for each source that is configured, and for each that once was and has runs. */
export const lanesOf = (runs: readonly RunEntry[], sources: readonly string[]): readonly string[] => [
  ...new Set([...sources, ...runs.flatMap(({ asked }) => asked)]),
]

/** The least from mark to mark, in pixels: closer, and shapes run into each other. */
const apart = 11

const gravity: Readonly<Record<RunEntry['status'], number>> = {
  failed: 6,
  died: 5,
  rejected: 4,
  interrupted: 3,
  running: 2,
  published: 1,
  unchanged: 0,
}

/** Marks by lane and time. Runs too close to be told apart share one mark: that of the gravest among them. */
export function runMarks(
  runs: readonly RunEntry[],
  lanes: readonly string[],
  sources: readonly string[],
  span: Span,
  room: Room,
): readonly RunMarkPlace[] {
  return lanes.flatMap((lane) => {
    const marks: RunMarkPlace[] = []
    for (const run of runs.toReversed()) {
      const isIn = run.asked.length === 0 ? sources.includes(lane) : run.asked.includes(lane)
      if (!isIn || Date.parse(run.startedAt) < span.from.getTime()) continue
      const x = xOf(Date.parse(run.startedAt), span, room)
      const last = marks.at(-1)
      if (last !== undefined && x - last.x < apart) marks[marks.length - 1] = joined(last, run)
      else marks.push({ run, lane, x, more: 0 })
    }
    return marks
  })
}

const joined = (mark: RunMarkPlace, run: RunEntry): RunMarkPlace => ({
  ...mark,
  run: gravity[run.status] >= gravity[mark.run.status] ? run : mark.run,
  more: mark.more + 1,
})

interface DayTick {
  readonly x: number
  readonly at: Date
}

const leastBetween = 68

/** The reader's own midnights, as many as have room for their name. */
export function dayTicks(span: Span, room: Room): readonly DayTick[] {
  const days = Math.round((span.to.getTime() - span.from.getTime()) / day)
  const fitting = Math.max(1, Math.floor((room.right - room.left) / leastBetween))
  const step = [1, 2, 4, 7, 14, 30].find((each) => days / each <= fitting) ?? days
  const ticks: DayTick[] = []
  const at = new Date(span.to)
  at.setHours(0, 0, 0, 0)
  while (at >= span.from) {
    ticks.push({ x: xOf(at.getTime(), span, room), at: new Date(at) })
    at.setDate(at.getDate() - step)
  }
  return ticks.toReversed()
}
