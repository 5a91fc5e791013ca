import { fieldsOf, type Entity, type Field } from '#data/schema/entities.js'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import type { Convert } from '../readers/converted.js'
import { converter, kindOf, writtenConverter, type Kind } from './convert.js'
import { dateReader } from './dates.js'
import { expression } from './expression.js'
import type { FieldMapping } from './field-mapping.js'
import type { RecordMapping, TableMapping } from './mapping.js'

/** What is wrong in a mapping, and where: the keys that lead to it. */
export interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** The kinds of field that an option means something for; for those not named it means something for all. */
const meantFor: Readonly<Partial<Record<keyof FieldMapping, readonly Kind[]>>> = {
  dates: ['date', 'day', 'boolean'],
  within: ['date', 'day'],
  outside: ['boolean'],
  since: ['day'],
  interval: ['age'],
  over89: ['age'],
}
const orders: Readonly<Record<string, readonly Kind[]>> = {
  earliest: ['date', 'day'],
  latest: ['date', 'day'],
  lowest: ['integer', 'age', 'day'],
  highest: ['integer', 'age', 'day'],
}

function misplaced(mapping: FieldMapping, kind: Kind): Problem[] {
  const options = Object.entries(meantFor).filter(
    ([option, kinds]) => Object.entries(mapping).some(([key]) => key === option) && !kinds.includes(kind),
  )
  const problems = options.map(([option, kinds]) => ({
    path: [option],
    message: `${option} is for fields of the kind ${kinds.join(' or ')}; this one is of the kind ${kind}`,
  }))
  const order = mapping.choose === undefined ? undefined : orders[mapping.choose]
  if (order && !order.includes(kind)) {
    const message = `${mapping.choose} is for ${order.join(' or ')}; for a ${kind} say first or last`
    problems.push({ path: ['choose'], message })
  }
  return problems
}

function expressionProblem(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined
  try {
    expression(pattern)
    return undefined
  } catch (error) {
    return `not a regular expression: ${error instanceof Error ? error.message : String(error)}`
  }
}

function formatProblems(dates: readonly string[] = []): Problem[] {
  return dates.flatMap((format, i) => {
    try {
      dateReader(format)
      return []
    } catch {
      const message = `"${format}" is not a form of dates: write yyyy or yy, m, mm or mmm, d or dd, or excel`
      return [{ path: ['dates', i], message }]
    }
  })
}

/** Values that the mapping itself writes must be ones that the field takes. */
function writtenProblems(field: Field, kind: Kind, mapping: FieldMapping): Problem[] {
  const { constant, present, otherwise, values = {} } = mapping
  const written: Written[] = [
    [['constant'], constant],
    [['present'], present],
    ...Object.entries(values).map(([spelling, value]) => [['values', spelling], value] as const),
  ]
  // What is written in place of a date from which days are counted is not a value of the field.
  const convert = mapping.since ? undefined : converter(kind, field, mapping)
  const standIn = writtenConverter(kind, field, mapping)
  const problems = ([path, value]: Written, read: Convert | undefined): Problem[] => {
    const remark = value === undefined ? undefined : read?.(value).remark
    return remark && remark.kind !== 'recoded' ? [{ path, message: `"${value}" is ${remark.reason}` }] : []
  }
  return [...written.flatMap((one) => problems(one, convert)), ...problems([['otherwise'], otherwise], standIn)]
}
type Written = readonly [path: readonly string[], value: string | undefined]

function fieldProblems(entity: Entity, name: string, mapping: FieldMapping): Problem[] {
  const schema = fieldsOf(entity)
  const field = Object.hasOwn(schema, name) ? schema[name] : undefined
  const names = Object.keys(schema)
  if (!field) {
    return [
      { path: [], message: `${entity} has no field "${name}"${suggestion(name, names)}; it has ${names.join(', ')}` },
    ]
  }
  const pattern = expressionProblem(mapping.pattern)
  const kind = kindOf(entity, name, field, mapping)
  const found = [...misplaced(mapping, kind), ...formatProblems(mapping.dates)]
  if (mapping.as === 'subdivision' && field.dictionary !== 'subdivision') {
    found.push({ path: ['as'], message: 'subdivision is for a field that holds one' })
  }
  if (pattern !== undefined) found.push({ path: ['pattern'], message: pattern })
  return found.length > 0 ? found : writtenProblems(field, kind, mapping)
}

function recordProblems({ entity, when = [], fields }: RecordMapping): Problem[] {
  const absent = Object.entries(fieldsOf(entity)).filter(
    ([name, { required }]) => required && !Object.hasOwn(fields, name),
  )
  return [
    ...absent.map(([name]) => ({ path: ['fields'], message: `${entity} needs the field "${name}"` })),
    ...when.flatMap(({ matches }, i) => {
      const message = expressionProblem(matches)
      return message === undefined ? [] : [{ path: ['when', i, 'matches'], message }]
    }),
    ...Object.entries(fields).flatMap(([name, mapping]) =>
      fieldProblems(entity, name, mapping).map(({ path, message }) => ({ path: ['fields', name, ...path], message })),
    ),
  ]
}

/** What a table's mapping gets wrong about the entities it maps to. */
export const tableProblems = ({ records }: TableMapping): Problem[] =>
  records.flatMap((record, i) =>
    recordProblems(record).map(({ path, message }) => ({ path: ['records', i, ...path], message })),
  )
