import { isOfStudies } from '../catalogue/dimension.js'
import { areRelated, fieldIds, fields } from '../catalogue/fields.js'
import type { FieldError } from '../contract/problem.js'
import { qualityGrains, type QualityQuestion } from '../contract/quality.js'
import { dimensionFor } from '../cube/selection.js'
import { attempted } from './attempted.js'
import { BadQuestion, unknownValue } from './bad-question.js'
import { parseCheckThresholds } from './parse-check-thresholds.js'
import { parseTrendQuestion } from './parse-trend-question.js'
import type { QualityParameters } from './quality-parameters.js'

/**
 * A question about quality from its parameters, every id and value judged.
 *
 * @throws BadQuestion with one error for each field that is wrong, all at once
 */
export function parseQualityQuestion(parameters: QualityParameters): QualityQuestion {
  const { field, grain: grainText = 'none', thresholds: thresholdsText, ...asTrend } = parameters
  const errors: FieldError[] = []
  const grain = qualityGrains.find((each) => each === grainText)
  if (grain === undefined) errors.push(unknownValue('grain', grainText, qualityGrains))
  const trend = attempted(() => parseTrendQuestion({ measure: 'patients', ...asTrend }), errors)
  if ((trend?.by.length ?? 0) > 1) errors.push({ field: 'by', message: 'takes at most one dimension' })
  const told = toldBy(trend?.by ?? [], grain)
  const list = fieldList(field, told, usual(trend?.by ?? []))
  const { thresholds, errors: thresholdErrors } = parseCheckThresholds(thresholdsText)
  errors.push(...list.errors, ...thresholdErrors)
  if (errors.length > 0 || trend === null || grain === undefined) throw new BadQuestion(errors)
  const { by, where, asOf } = trend
  return { by, where, asOf, fields: list.ids, clock: 'contributed', grain, thresholds }
}

/**
 * Fields whose completeness the groups or the time axis tell: who is known is a group's name, and there is no axis for
 * the undated. To a role that sees no small counts their totals would give back what the groups withhold.
 */
function toldBy(by: readonly string[], grain: QualityQuestion['grain'] | undefined): readonly string[] {
  const dates = grain === undefined || grain === 'none' ? [] : ['contributedOn', 'studyContributedOn']
  return [...fieldIds.filter((id) => by.some((dimension) => areRelated(id, dimension))), ...dates]
}

/** Groups of studies are told of studies; a patient is in several of them, and is told there where that is asked for. */
const usual = (by: readonly string[]): readonly string[] => {
  const bySeveral = by.some((id) => isOfStudies(dimensionFor(id).level))
  return fields.filter(({ base }) => !bySeveral || base === 'study').map(({ id }) => id)
}

interface FieldList {
  readonly ids: readonly string[]
  readonly errors: readonly FieldError[]
}

function fieldList(text: string | undefined, told: readonly string[], usualIds: readonly string[]): FieldList {
  const allowed = fieldIds.filter((id) => !told.includes(id))
  if (text === undefined || text === '') return { ids: allowed.filter((id) => usualIds.includes(id)), errors: [] }
  const ids = text.split(',')
  const errors = ids.flatMap((id, i): readonly FieldError[] => {
    if (ids.indexOf(id) !== i) return [{ field: 'field', message: `names "${id}" twice` }]
    if (allowed.includes(id)) return []
    if (!told.includes(id)) return [unknownValue('field', id, allowed)]
    return [{ field: 'field', message: `"${id}" is what the groups or the periods are told apart by`, allowed }]
  })
  return { ids: fieldIds.filter((id) => ids.includes(id)), errors }
}
