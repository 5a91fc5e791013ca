import type { ReferencePopulation } from '#data/references/reference-population.js'
import { attributes, type Attribute } from '../catalogue/attributes.js'
import type { FieldError } from '../contract/problem.js'
import {
  reportings,
  representationGrains,
  type Reporting,
  type RepresentationQuestion,
} from '../contract/representation.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import { isFieldError } from './field-error.js'
import { parseConfidence } from './parse-number.js'
import { parseTrendQuestion } from './parse-trend-question.js'
import type { RepresentationParameters } from './representation-parameters.js'

/**
 * A question about representation from its parameters, every id and value judged.
 *
 * @throws BadQuestion with one error for each field that is wrong, all at once
 */
export function parseRepresentationQuestion(
  parameters: RepresentationParameters,
  references: readonly ReferencePopulation[],
): RepresentationQuestion {
  const { attribute: asked, reference: named, reported: told, confidence: level, ...period } = parameters
  const errors: FieldError[] = []
  const noted = <T>(value: T | FieldError): T | null => {
    if (!isFieldError(value)) return value
    errors.push(value)
    return null
  }
  const attribute = noted(oneOf('attribute', asked, attributes))
  const reference = noted(referenceFor(attribute, named, references))
  const grain = noted(oneOf('grain', period.grain ?? 'none', representationGrains))
  const trend = attempted(() => parseTrendQuestion({ measure: 'patients', ...period, grain: grain ?? 'none' }), errors)
  errors.push(...byErrors(attribute, trend?.by ?? []))
  const reported = noted(reportedOf(told))
  const confidence = noted(parseConfidence(level))
  if (attribute === null || reference === null || grain === null) throw new BadQuestion(errors)
  if (trend === null || reported === null || confidence === null || errors.length > 0) throw new BadQuestion(errors)
  const { by, from, to, where, asOf } = trend
  return { ...{ attribute, reference, by, clock: 'contributed', grain, from, to, where, asOf, reported, confidence } }
}

const oneOf = <T extends string>(field: string, text: string, allowed: readonly T[]): T | FieldError =>
  allowed.find((each) => each === text) ?? unknownValue(field, text, allowed)

/** The reference that is named, or the first that has the attribute. */
function referenceFor(
  attribute: Attribute | null,
  named: string | undefined,
  references: readonly ReferencePopulation[],
): string | FieldError {
  const fitting = references.filter((each) => attribute === null || each.attributes[attribute] !== undefined)
  const allowed = fitting.map(({ id }) => id)
  const [first] = allowed
  if (named === undefined && first !== undefined) return first
  if (named !== undefined && allowed.includes(named)) return named
  if (first === undefined) {
    return { field: 'reference', message: `none has ${attribute}; name a table of one in the configuration`, allowed }
  }
  const isKnown = references.some(({ id }) => id === named)
  return isKnown
    ? { field: 'reference', message: `"${named}" has no ${attribute}`, allowed }
    : unknownValue('reference', named ?? '', allowed)
}

function byErrors(attribute: Attribute | null, by: readonly string[]): readonly FieldError[] {
  if (by.length > 1) return [{ field: 'by', message: 'takes at most one dimension' }]
  if (attribute === null || by[0] !== attribute) return []
  return [{ field: 'by', message: `names ${attribute}, which is what is compared` }]
}

function reportedOf(text: string | undefined): readonly Reporting[] | FieldError {
  const asked = text === undefined || text === '' ? reportings : text.split(',')
  const wrong = asked.find((each) => !reportings.some((known) => known === each))
  return wrong === undefined
    ? reportings.filter((each) => asked.includes(each))
    : unknownValue('reported', wrong, reportings)
}
