import { ConnectorError } from '../connector.js'
import { requireColumns } from './columns.js'
import type { OpenedFile, Row } from './row.js'

/** A record of a JSON file, and where it stands. */
export interface TreeRecord {
  readonly place: string
  readonly value: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record that goes on deeper than this is none that somebody wrote; reading it would end the program's stack. */
const deepest = 64

/** What is at a path such as `datasets.submitter_id`; several where an array is on the way. */
function at(value: unknown, path: string, depth = 0): unknown {
  if (depth > deepest) return undefined
  if (Array.isArray(value)) return value.map((item) => at(item, path, depth + 1)).filter((item) => item !== undefined)
  if (!isObject(value)) return undefined
  if (Object.hasOwn(value, path)) return value[path]
  const dot = path.indexOf('.')
  return dot === -1 ? undefined : at(value[path.slice(0, dot)], path.slice(dot + 1), depth + 1)
}

/** What a cell would hold: a list is written with bars between its values. */
function cellText(value: unknown, depth = 0): string {
  if (depth > deepest) throw new RangeError(nested)
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((item) => cellText(item, depth + 1)).join('|')
  if (typeof value === 'string') return value
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError(oversized)
  try {
    return JSON.stringify(value)
  } catch (cause) {
    throw new RangeError(nested, { cause })
  }
}
const nested = `nested more than ${deepest} deep: expected a value or a list of values`
const oversized = 'a number of more than 15 digits, which cannot be read exactly: write it as a text'

/** The paths to everything in a record. */
function paths(value: unknown, prefix = '', depth = 0): string[] {
  if (depth > deepest) return [prefix]
  if (Array.isArray(value)) {
    return value.some(isObject) ? value.flatMap((item) => paths(item, prefix, depth + 1)) : [prefix]
  }
  if (!isObject(value)) return [prefix]
  return Object.entries(value).flatMap(([key, item]) =>
    paths(item, prefix === '' ? key : `${prefix}.${key}`, depth + 1),
  )
}

/** Records looked at to tell which columns a file has; those that are mapped are looked for in all. */
const sample = 1_000

/** The rows of a file of records without a header. A mapped column that no record has is known at the end only. */
export async function* treeRows(records: AsyncIterable<TreeRecord>, file: OpenedFile): AsyncGenerator<Row> {
  const columns = new Set<string>()
  let number = 0
  for await (const { place, value } of records) {
    number += 1
    if (!isObject(value)) throw new ConnectorError(`${file.name} ${place} is not a record: expected an object {…}`)
    if (number <= sample) for (const path of paths(value)) columns.add(path)
    const found = file.wanted.names.map((name) => at(value, name))
    found.forEach((item, i) => item !== undefined && columns.add(file.wanted.names[i] ?? ''))
    yield { place, cells: found.map((item, i) => text(item, `${file.name} ${place}: ${file.wanted.names[i]}`)) }
  }
  if (number === 0) return
  requireColumns(file.name, file.wanted, [...columns])
  file.found([...columns])
}

function text(value: unknown, where: string): string {
  try {
    return cellText(value)
  } catch (error) {
    throw error instanceof RangeError ? new ConnectorError(`${where} is ${error.message}`) : error
  }
}
