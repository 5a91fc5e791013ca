import { isMeasureId, measureIds, measureOf } from '../catalogue/measures.js'
import type { FieldError } from '../contract/problem.js'
import { standardisationMethods, type StandardisedQuestion } from '../contract/standardised.js'
import type { TrendQuestion } from '../contract/trends.js'
import { own, standardIds } from '../standardisation/standards.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import { parseConfidence } from './parse-number.js'
import { parseStrata } from './parse-strata.js'
import { parseTrendQuestion } from './parse-trend-question.js'
import { standardErrors } from './standard-errors.js'
import type { StandardisedParameters } from './standardised-parameters.js'

/** A question from its parameters, every id and value judged. @throws BadQuestion with one error a field that is wrong */
export function parseStandardisedQuestion(parameters: StandardisedParameters): StandardisedQuestion {
  const { strata: strataText, standard: asked = own, method: methodText, confidence: level, ...asTrend } = parameters
  const errors: FieldError[] = [...proportionErrors(parameters.measure)]
  const trend = attempted(() => parseTrendQuestion(asTrend), errors)
  const by = trend?.by ?? parameters.by?.split(',') ?? []
  const strata = parseStrata(strataText, by, asked)
  errors.push(...strata.errors)
  const standard = standardIds.find((id) => id === asked)
  if (standard === undefined) errors.push(unknownValue('standard', asked, standardIds))
  else if (strata.errors.length === 0) errors.push(...standardErrors(standard, strata.ids, trend?.where ?? []))
  const method = standardisationMethods.find((each) => each === (methodText ?? 'both'))
  if (method === undefined) errors.push(unknownValue('method', methodText ?? '', standardisationMethods))
  const confidence = parseConfidence(level)
  if (typeof confidence !== 'number') errors.push(confidence)
  if (errors.length > 0 || trend === null || standard === undefined || method === undefined) {
    throw new BadQuestion(errors)
  }
  return { ...base(trend), strata: strata.ids, standard, method, confidence: Number(confidence) }
}

const proportions = measureIds.filter((id) => measureOf(id).kind === 'proportion')

function proportionErrors(measure: string): readonly FieldError[] {
  if (!isMeasureId(measure) || proportions.includes(measure)) return []
  return [{ field: 'measure', message: `"${measure}" is not a proportion`, allowed: [...proportions] }]
}

const base = ({ measure, by, clock, from, to, where, asOf }: TrendQuestion) => ({
  ...{ measure, by, clock, from, to, where, asOf },
})
