import type { MeasureLabel } from '../contract/trends.js'
import type { Tally } from './tally.js'

/** The counts that a cell's figures tell, none of them the sum of others. */
export interface Numbers {
  /** Withheld with the cell. */
  readonly own: readonly number[]
  /** Of records whose outcome is not known; null where the measure has none. It can be withheld alone. */
  readonly unknown: number | null
}

/** @example numbersOf(fiveOfTwelveAndTwoUnknown, 'proportion') // { own: [5, 7], unknown: 2 } */
export function numbersOf({ numerator, denominator, unknown }: Tally, kind: MeasureLabel['kind']): Numbers {
  const [yes, all] = [numerator ?? 0, denominator ?? 0]
  switch (kind) {
    case 'count':
      return { own: [yes], unknown: null }
    case 'ratio':
      return { own: [yes, all], unknown: null }
    case 'duration':
      return { own: [all], unknown: unknown ?? 0 }
    case 'proportion':
      return { own: [yes, all - yes], unknown: unknown ?? 0 }
  }
}
