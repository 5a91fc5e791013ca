import type { Dimension } from '../catalogue/dimension.js'
import { closedValues } from '../catalogue/values.js'
import { dimensionIds, dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import { unknownValue } from './bad-question.js'
import type { FieldError } from '../contract/problem.js'
import type { Filter } from '../contract/trends.js'

const mostValues = 100

/**
 * `dimension:value,value` as a filter. Values of a closed list must be in it; those of an open one may be any.
 *
 * @example parseFilter('modality:CT,DX') // { dimension: 'modality', values: ['CT', 'DX'] }
 */
export function parseFilter(text: string): Filter | FieldError {
  const colon = text.indexOf(':')
  if (colon === -1) return { field: 'where', message: `expected dimension:value,value, got "${text.slice(0, 60)}"` }
  const dimension = text.slice(0, colon)
  if (!isDimensionId(dimension)) return unknownValue('where', dimension, dimensionIds)
  const values = text.slice(colon + 1).split(',')
  if (values.some((value) => value === '')) {
    return { field: 'where', message: `${dimension} has an empty value; \`unknown\` asks for those not known` }
  }
  if (values.length > mostValues) return { field: 'where', message: `${dimension} takes at most ${mostValues} values` }
  return judged(dimension, dimensionOf(dimension), values)
}

function judged(id: string, dimension: Dimension, values: readonly string[]): Filter | FieldError {
  const closed = closedValues(dimension)
  if (closed === null) return { dimension: id, values: [...new Set(values)] }
  const known = new Set([...closed.map(({ value }) => value), 'unknown'])
  // A plus sign in a URL is a space to most parsers: `65+` arrives as `65 `.
  const restored = values.map((value) => (known.has(value) ? value : value.replace(/ $/, '+')))
  const wrong = restored.find((value) => !known.has(value) && !dimension.pattern?.test(value))
  if (wrong !== undefined)
    return unknownValue(
      'where',
      `${id}:${wrong}`,
      [...known].map((value) => `${id}:${value}`),
    )
  return { dimension: id, values: [...new Set(restored)] }
}
