import type { PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import type { Series } from './series.js'

/** One shown cell as a row of the figure's data; the look is in the row, so that a spec is whole without a scale. */
export interface TrendRow {
  readonly group: string
  readonly name: string
  readonly index: number
  readonly period: string
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** A run of neighbouring shown cells: a line never bridges a gap. */
  readonly segment: string
  readonly alone: boolean
  readonly provisional: boolean
  readonly emphasis: 'forward' | 'back'
  readonly colour: string
  readonly dash: readonly number[]
  readonly shape: string
  readonly words: string
}

export type CellWords = (cell: PeriodCell['cell']) => string

/** The shown cells of a series; `floor` is the least value that the axis can draw. */
export function trendRows(series: Series, floor: number, words: CellWords): readonly TrendRow[] {
  const { group, name, emphasis, mark, cells } = series
  return cells.flatMap(({ period, provisional, cell }, index) => {
    if (cell.status !== 'shown') return []
    const run = runStart(cells, index)
    const row: TrendRow = {
      group,
      name,
      index,
      period: period?.label ?? '',
      value: Math.max(floor, cell.value),
      lower: Math.max(floor, cell.interval?.lower ?? cell.quartiles?.q1 ?? cell.value),
      upper: Math.max(floor, cell.interval?.upper ?? cell.quartiles?.q3 ?? cell.value),
      segment: `${group} ${run}`,
      alone: !isShown(cells[index - 1]) && !isShown(cells[index + 1]),
      provisional,
      emphasis,
      colour: mark.colour,
      dash: mark.dash,
      shape: mark.shape,
      words: words(cell),
    }
    return [row]
  })
}

const isShown = (entry: PeriodCell | undefined): boolean => entry?.cell.status === 'shown'

function runStart(cells: readonly PeriodCell[], index: number): number {
  let start = index
  while (isShown(cells[start - 1])) start -= 1
  return start
}

/** Every number that the axis of a figure must hold, upper limits included. */
export function extentValues(series: readonly Series[]): readonly number[] {
  return series.flatMap(({ cells }) =>
    cells.flatMap(({ cell }) =>
      cell.status === 'shown' ? [cell.value, cell.interval?.upper ?? cell.quartiles?.q3 ?? cell.value] : [],
    ),
  )
}

/** Runs of neighbouring periods for which a condition holds, as half-open spans of indices. */
export function runsOf(length: number, holds: (index: number) => boolean): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (let index = 0; index < length; index += 1) {
    const last = runs.at(-1)
    if (!holds(index)) continue
    if (last !== undefined && last[1] === index) last[1] = index + 1
    else runs.push([index, index + 1])
  }
  return runs
}

/** The periods of an answer; its total has a cell for each. */
export function periodsOf(answer: TrendAnswer): readonly PeriodCell[] {
  return answer.total.cells.length > 0 ? answer.total.cells : (answer.groups[0]?.cells ?? [])
}
