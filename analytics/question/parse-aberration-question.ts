import { isMeasureId, measureIds, measureOf } from '../catalogue/measures.js'
import { aberrationMethods, type AberrationQuestion } from '../contract/aberrations.js'
import type { FieldError } from '../contract/problem.js'
import type { AberrationParameters } from './aberration-parameters.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import { seriesErrors } from './series-errors.js'
import { parseNumber, type Bounds } from './parse-number.js'
import { parseTrendQuestion } from './parse-trend-question.js'

const bounds = {
  alpha: { least: 0.0001, most: 0.1 },
  baseline: { least: 3, most: 52, whole: true },
  years: { least: 2, most: 10, whole: true },
} as const satisfies Record<string, Bounds>

/** An aberration question from its parameters. @throws BadQuestion with one error for each field that is wrong */
export function parseAberrationQuestion(parameters: AberrationParameters): AberrationQuestion {
  const { method: methodText = 'earsC2', alpha, baseline, years, ...asTrend } = parameters
  const errors: FieldError[] = [...seriesErrors(parameters), ...countErrors(parameters.measure)]
  const trend = attempted(() => parseTrendQuestion(asTrend), errors)
  if (parameters.clock === 'fromIndex') {
    errors.push({ field: 'clock', message: 'days from the index event are no axis on which counts can stand out' })
  }
  const method = aberrationMethods.find((each) => each === methodText)
  if (method === undefined) errors.push(unknownValue('method', methodText, aberrationMethods))
  if (method === 'farrington' && trend !== null && !['isoWeek', 'epiWeek', 'none'].includes(trend.grain)) {
    errors.push({ field: 'grain', message: 'farrington takes weeks', allowed: ['isoWeek', 'epiWeek'] })
  }
  const number = (field: keyof typeof bounds, text: string): number => {
    const parsed = parseNumber(field, text, bounds[field])
    if (typeof parsed === 'number') return parsed
    errors.push(parsed)
    return 0
  }
  const settings = {
    alpha: number('alpha', alpha ?? (method === 'farrington' ? '0.005' : '0.001')),
    baseline: number('baseline', baseline ?? '7'),
    years: number('years', years ?? '5'),
  }
  if (errors.length > 0 || trend === null || method === undefined) throw new BadQuestion(errors)
  const { cumulative: _, ...rest } = trend
  return { ...rest, method, ...settings }
}

const counts = measureIds.filter((id) => measureOf(id).kind === 'count')

/** Shares and ratios have other methods than counts. */
function countErrors(measure: string): readonly FieldError[] {
  if (!isMeasureId(measure) || counts.includes(measure) || measureOf(measure).kind === 'duration') return []
  return [{ field: 'measure', message: `${measure} is no count`, allowed: [...counts] }]
}
