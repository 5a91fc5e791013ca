import type { Phase, Run } from '#analytics/contract/runs.js'

interface PhaseBar {
  readonly phase: Phase
  /** Where it begins and how long it is, as shares of the run. */
  readonly from: number
  readonly share: number
  /** In milliseconds. */
  readonly took: number
}

/** The phases of a run where they lie in its time; one that has not ended lasts until the run ended, or until now. */
export function phaseBars({ phases, startedAt, endedAt }: Run, now: Date): readonly PhaseBar[] {
  const start = Date.parse(startedAt)
  const end = endedAt === null ? now.getTime() : Date.parse(endedAt)
  const whole = Math.max(1, end - start)
  return phases.map((each) => {
    const begun = Date.parse(each.startedAt)
    const took = Math.max(0, (each.endedAt === null ? end : Date.parse(each.endedAt)) - begun)
    return { phase: each.phase, from: (begun - start) / whole, share: took / whole, took }
  })
}
