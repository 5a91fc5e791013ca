import type { Base } from '../catalogue/measure.js'
import type { ReleaseClock } from './cell-statements.js'
import { publicGrains } from './lattice.js'

/** A time axis of the release: its clock, `any` where there is no axis, and the dates it is made of. */
export interface Time {
  readonly clock: 'contributed' | 'performed' | 'any'
  readonly reading: ReleaseClock
}

const clocksOf = { patient: ['contributed'], study: ['contributed', 'performed'], stay: ['contributed'] } as const

/** The time axes of a base: each clock by each grain, and once none. */
export function timesOf(base: Base): readonly Time[] {
  return clocksOf[base].flatMap((clock) =>
    publicGrains
      .filter((grain) => grain !== 'none' || clock === 'contributed')
      .map((grain): Time => {
        if (grain === 'none') return { clock: 'any', reading: { column: 'contributed', grain } }
        const column = clock === 'performed' && grain === 'year' ? 'performed_in_year' : clock
        return { clock, reading: { column, grain } }
      }),
  )
}
