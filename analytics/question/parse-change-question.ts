import { isMeasureId, measureOf } from '../catalogue/measures.js'
import { changeModels, type ChangeQuestion } from '../contract/change.js'
import type { FieldError } from '../contract/problem.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import type { ChangeParameters } from './change-parameters.js'
import { parseConfidence, parseNumber } from './parse-number.js'
import { parseTrendQuestion } from './parse-trend-question.js'
import { seriesErrors } from './series-errors.js'

/** A change question from its parameters. @throws BadQuestion with one error for each field that is wrong */
export function parseChangeQuestion(parameters: ChangeParameters): ChangeQuestion {
  const { model: modelText, joinpoints: joinpointsText, confidence: confidenceText, ...asTrend } = parameters
  const errors: FieldError[] = [...seriesErrors(parameters)]
  const trend = attempted(() => parseTrendQuestion(asTrend), errors)
  const model = changeModels.find((each) => each === (modelText ?? 'quasiPoisson'))
  if (model === undefined) errors.push(unknownValue('model', modelText ?? '', changeModels))
  const isShare = isMeasureId(parameters.measure) && measureOf(parameters.measure).kind === 'proportion'
  if (isShare && model !== undefined && model !== 'quasiPoisson') {
    errors.push({
      field: 'model',
      message: `${model} is for counts; the spread of a share is that of its cases among those known`,
      allowed: ['quasiPoisson'],
    })
  }
  const joinpoints = parseNumber('joinpoints', joinpointsText ?? '0', { least: 0, most: 3, whole: true })
  const confidence = parseConfidence(confidenceText)
  if (typeof joinpoints !== 'number') errors.push(joinpoints)
  if (typeof confidence !== 'number') errors.push(confidence)
  if (
    errors.length > 0 ||
    trend === null ||
    model === undefined ||
    typeof joinpoints !== 'number' ||
    typeof confidence !== 'number'
  ) {
    throw new BadQuestion(errors)
  }
  const { cumulative: _, ...rest } = trend
  return { ...rest, model, joinpoints, confidence }
}
