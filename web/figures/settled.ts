import type { Cell } from '#analytics/contract/cell.js'
import type { Group, PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import { periodName } from '../format/period.js'
import { words } from '../words/words.js'
import type { FigureLabels } from './figure-labels.js'

export type ShownCell = Extract<Cell, { status: 'shown' }>

/** A number that may be spoken of: shown, and its period no longer filling. */
export interface Settled {
  readonly index: number
  readonly cell: ShownCell
}

export function settledOf(cells: readonly PeriodCell[]): readonly Settled[] {
  return cells.flatMap(({ cell, provisional }, index) =>
    cell.status === 'shown' && !provisional ? [{ index, cell }] : [],
  )
}

/** The sum over periods, or null where one of them may not be spoken of: a sum would tell of it. */
export function settledSum(cells: readonly PeriodCell[], indices: readonly number[]): number | null {
  let sum = 0
  for (const index of indices) {
    const entry = cells[index]
    if (entry?.cell.status !== 'shown' || entry.provisional) return null
    sum += entry.cell.value
  }
  return sum
}

/** The first and the last third of the periods that are not provisional; null where they are too few to compare. */
export function thirdsOf({ total }: TrendAnswer): readonly [readonly number[], readonly number[]] | null {
  const indices = total.cells.flatMap(({ provisional }, index) => (provisional ? [] : [index]))
  if (indices.length < 6) return null
  const third = Math.floor(indices.length / 3)
  return [indices.slice(0, third), indices.slice(-third)]
}

export function periodAt({ total, question }: TrendAnswer, index: number): string {
  const period = total.cells[index]?.period ?? null
  // A period is one word to the reader: it does not break over lines.
  return period === null ? '' : periodName(period, question.grain).replaceAll(' ', '\u00a0')
}

/** Periods from the first to the last of some. */
export function spanOf(answer: TrendAnswer, indices: readonly number[]): string {
  return words.finding.span(periodAt(answer, indices[0] ?? 0), periodAt(answer, indices.at(-1) ?? 0))
}

export const groupName = ({ question }: TrendAnswer, { key }: Group, { valueLabel }: FigureLabels): string =>
  question.by.map((dimension) => valueLabel(dimension, key[dimension] ?? 'unknown')).join(', ')

export const isUnknown = ({ key }: Group): boolean => Object.values(key).includes('unknown')
