import type { Cell } from '#analytics/contract/cell.js'
import type { ValueScale } from './value-scale.js'

/** One group of a question without a time axis, as a row of the figure. */
export interface DotRow {
  readonly group: string
  readonly name: string
  readonly rank: number
  readonly status: Cell['status']
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly beside: string
  readonly words: string
  readonly colour: string
  readonly shape: string
}

export interface DotLayout {
  readonly width: number
  readonly nameRoom: number
  readonly scale: ValueScale
}
