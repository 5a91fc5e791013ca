import { isMeasureId, measureIds, measureOf } from '../catalogue/measures.js'
import type { FieldError } from '../contract/problem.js'
import { grains } from '../contract/trends.js'

const counted = measureIds.filter((id) => measureOf(id).kind !== 'duration')
const withTimeAxis = grains.filter((grain) => grain !== 'none')

interface Series {
  readonly measure: string
  readonly grain?: string | undefined
}

/** What a series of counts needs beside what a trend does: a count, and a time axis. */
export function seriesErrors({ measure, grain }: Series): readonly FieldError[] {
  const isDuration = isMeasureId(measure) && !counted.includes(measure)
  const hasNoAxis = grain === undefined || grain === 'none'
  return [
    ...(isDuration
      ? [{ field: 'measure', message: `${measure} is a duration, and no count`, allowed: [...counted] }]
      : []),
    ...(hasNoAxis
      ? [{ field: 'grain', message: 'needs a time axis: give a grain such as month', allowed: [...withTimeAxis] }]
      : []),
  ]
}
