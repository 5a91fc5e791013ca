import type { Document } from './documents.js'

/** A filter that guppy refuses, in its own words. */
export class BadFilter extends Error {
  override readonly name = 'BadFilter'
  constructor(
    message: string,
    /** Undefined for what the engine below it refuses: then guppy says nothing. */
    readonly code?: 'BAD_USER_INPUT',
  ) {
    super(message)
  }
}

type Test = (document: Document) => boolean
type Filter = Readonly<Record<string, unknown>>

const ranges = new Set(['<', '<=', '>', '>=', 'lt', 'lte', 'gt', 'gte'])
const mostTerms = 65_536

const isObject = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valuesOf = (document: Document, field: string): readonly unknown[] => [document[field]].flat()

/** Guppy reads one operator, the first; and of ranges in one AND not all (surprise 9 of a real server). */
export function filterTest(filter: unknown, fields: ReadonlySet<string>, isOld: boolean): Test {
  if (!isObject(filter)) return () => true
  const [first] = Object.entries(filter)
  if (!first) return () => true
  const [operator, argument] = first
  if (operator === 'AND' || operator === 'OR') return combined(operator, [argument].flat(), fields, isOld)
  if (operator === 'nested') return () => true
  return single(operator, argument, fields, isOld)
}

function combined(
  operator: 'AND' | 'OR',
  parts: readonly unknown[],
  fields: ReadonlySet<string>,
  isOld: boolean,
): Test {
  const isRange = (part: unknown): boolean => isObject(part) && ranges.has(Object.keys(part)[0] ?? '')
  const inRange = parts.filter(isRange)
  if (operator === 'AND' && inRange.length > 2)
    return combined(
      'AND',
      parts.filter((part) => !isRange(part)),
      fields,
      isOld,
    )
  const of = (part: unknown): string => Object.keys((isObject(part) ? Object.values(part)[0] : {}) as object)[0] ?? ''
  if (operator === 'AND' && inRange.length === 2 && of(inRange[0]) !== of(inRange[1])) {
    throw new BadFilter('parsing_exception: [range] query does not support two fields')
  }
  // Two bounds of one field are put into one range, whatever was asked.
  const isOneRange = inRange.length === 2 && parts.length === 2 && of(inRange[0]) === of(inRange[1])
  const tests = parts.map((part) => filterTest(part, fields, isOld))
  if (tests.length === 0) return () => true
  return operator === 'AND' || isOneRange
    ? (document) => tests.every((test) => test(document))
    : (document) => tests.some((test) => test(document))
}

function single(operator: string, argument: unknown, fields: ReadonlySet<string>, isOld: boolean): Test {
  const [field = '', value] = Object.entries(isObject(argument) ? argument : {})[0] ?? []
  const known = ['=', '!=', 'IN', 'in', 'eq', ...ranges]
  if (!known.includes(operator))
    throw new BadFilter(`Invalid operation "${operator}" in filter argument.`, 'BAD_USER_INPUT')
  if (!fields.has(field)) throw new BadFilter('Please check your syntax for input "filter" argument', 'BAD_USER_INPUT')
  if (operator === 'IN' || operator === 'in') {
    const wanted = new Set([value].flat())
    if (wanted.size > mostTerms) throw new BadFilter('too many terms')
    return (document) => valuesOf(document, field).some((each) => wanted.has(each))
  }
  if (ranges.has(operator)) {
    if (typeof value !== 'number') throw new BadFilter('number_format_exception')
    return (document) =>
      valuesOf(document, field).some((each) => typeof each === 'number' && compares(operator, each, value))
  }
  // The old release knows scalars only, the new one lists only.
  if (operator === '!=' && Array.isArray(value) === isOld) throw new BadFilter('value.map is not a function')
  const wanted = [value].flat()
  const isEqual: Test = (document) => wanted.some((each) => equals(valuesOf(document, field), each))
  return operator === '!=' ? (document) => !isEqual(document) : isEqual
}

/** What a document lacks equals "no data". */
const equals = (values: readonly unknown[], wanted: unknown): boolean =>
  values.includes(wanted) || (wanted === 'no data' && values.every((value) => value === undefined || value === null))

const compares = (operator: string, one: number, other: number): boolean =>
  operator.startsWith('<') || operator.startsWith('l')
    ? one < other || (/=|e$/.test(operator) && one === other)
    : one > other || (/=|e$/.test(operator) && one === other)
