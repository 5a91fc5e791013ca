import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { attributes, type Attribute } from '#analytics/catalogue/attributes.js'
import { dimensionOf } from '#analytics/catalogue/dimensions.js'
import { closedValues, notKnown } from '#analytics/catalogue/values.js'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'

type Figures = ReferencePopulation['attributes']

/** What a file says, or what is wrong with it: each with its line and column. */
export type Judged = { readonly figures: Figures } | { readonly problems: readonly string[] }

const columns = ['attribute', 'value', 'count'] as const

const cells = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/**
 * The figures of a CSV text whose first row is `attribute,value,count`: one row a value, in any order.
 *
 * @example referenceRows('attribute,value,count\nsex,female,52\nsex,male,48\n')
 * // { figures: { sex: { female: 52, male: 48 } } }
 */
export function referenceRows(text: string): Judged {
  let rows: z.infer<typeof cells>
  try {
    rows = cells.parse(
      parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line: unknown = error['lines']
    return { problems: [`line ${typeof line === 'number' ? line : 1}: not a row of a table (${error.code})`] }
  }
  const [head, ...body] = rows
  const place = columns.map((name) => head?.record.findIndex((cell) => cell.toLowerCase() === name) ?? -1)
  const missing = columns.filter((_, i) => place[i] === -1)
  if (missing.length > 0) {
    return { problems: [`line 1: expected the columns ${columns.join(', ')}; missing: ${missing.join(', ')}`] }
  }
  return figuresOf(body.map(({ record, info }) => ({ line: info.lines, row: place.map((i) => record[i] ?? '') })))
}

interface PlacedRow {
  readonly line: number
  readonly row: readonly string[]
}

function figuresOf(rows: readonly PlacedRow[]): Judged {
  const problems: string[] = []
  const figures = new Map<Attribute, Map<string, number>>()
  for (const { line, row } of rows) {
    const [name = '', value = '', count = ''] = row
    const attribute = attributes.find((each) => each === name)
    const own = (attribute && figures.get(attribute)) ?? new Map<string, number>()
    const wrong = [
      ['attribute', attribute ? null : among(name, attributes)],
      ['value', attribute ? valueProblem(attribute, value, own) : null],
      ['count', isCount(count) ? null : `expected a number from 0, got "${count.slice(0, 60)}"`],
    ] as const
    problems.push(...wrong.flatMap(([column, what]) => (what === null ? [] : [`line ${line}: ${column}: ${what}`])))
    if (attribute) figures.set(attribute, own.set(value, Number(count)))
  }
  if (rows.length === 0) problems.push('line 2: expected a row for each value, got none')
  if (problems.length > 0) return { problems }
  const empty = [...figures].filter(
    ([, own]) => ![...own].some(([value, count]) => value !== notKnown.value && count > 0),
  )
  if (empty.length > 0)
    return { problems: empty.map(([id]) => `${id}: expected somebody of a known value, got nobody`) }
  return { figures: Object.fromEntries([...figures].map(([id, own]) => [id, Object.fromEntries(own)])) }
}

/** At most a billion times a billion, without thousands commas. */
const isCount = (text: string): boolean => /^\d{1,18}(\.\d{1,12})?$/.test(text)

const among = (text: string, allowed: readonly string[]): string =>
  `expected one of ${allowed.join(', ')}, got "${text.slice(0, 60)}"${suggestion(text, allowed)}`

function valueProblem(attribute: Attribute, value: string, seen: ReadonlyMap<string, number>): string | null {
  if (seen.has(value)) return `${attribute} "${value}" stands in an earlier line, too`
  const dimension = dimensionOf(attribute)
  const allowed = [...(closedValues(dimension) ?? []), notKnown].map((each) => each.value)
  if (allowed.includes(value) || dimension.pattern?.test(value)) return null
  if (allowed.length <= 20) return among(value, allowed)
  return `expected a value of ${attribute} such as ${allowed.slice(0, 2).join(', ')}, got "${value.slice(0, 60)}"${suggestion(value, allowed)}`
}
