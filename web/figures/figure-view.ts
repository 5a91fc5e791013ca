/** How a figure is looked at: no part of the answer, nothing that changes a number. */
export interface FigureView {
  readonly width: number
  readonly height: number
  /** Labels of groups, or values of dimensions, that are brought forward; all are equal when it is empty. */
  readonly highlight: readonly string[]
  readonly scale: 'linear' | 'log'
  readonly axis: 'shared' | 'free'
  /** What a reader calls a value of a dimension. */
  readonly valueLabel: (dimension: string, value: string) => string
}

export const plainFigureView: FigureView = {
  width: 720,
  height: 320,
  highlight: [],
  scale: 'linear',
  axis: 'shared',
  valueLabel: (_dimension, value) => value,
}
