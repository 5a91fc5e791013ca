import { basename } from 'node:path'
import { LineCounter } from 'yaml'
import type { z } from 'zod'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { errorCode } from '#api/error-code.js'
import { contentOf, documentOf, NotYaml, yamlTextOf } from '#api/yaml/content.js'
import { lineOf, pathText } from '#api/yaml/place.js'
import { kindInYaml, mistakeInYaml, shownInYaml } from '#api/yaml/words.js'
import { ConnectorError } from '../connector.js'
import { tableProblems, type Problem } from './check-mapping.js'
import { mappingKeys, mappingSchema, type Mapping, type TableMapping } from './mapping.js'

/** The keys that could stand where an unknown one does. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.includes('fields')) return mappingKeys['field'] ?? []
  const level = path.at(-1)
  if (path.includes('when')) return ['column', 'is', 'isNot', 'matches', 'filled']
  if (level === 'each') return ['column', 'split']
  return mappingKeys[path.includes('records') ? 'record' : 'table'] ?? []
}

function message(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = keysAt(issue.path)
    const unknown = issue.keys.map((key) => `"${key}"${suggestion(key, keys)}`)
    return `unknown key ${unknown.join(', ')}; known are ${keys.join(', ')}`
  }
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'is missing'
    if (!issue.message.startsWith('Invalid input')) return issue.message
    return `expected ${kindInYaml(issue.expected)}, got ${shownInYaml(issue.input)}`
  }
  return issue.message.replace(/^Invalid input: /, '')
}

type Checked = { readonly tables: readonly TableMapping[] } | { readonly problems: readonly Problem[] }

const issues = ({ issues }: z.ZodError): Problem[] =>
  issues.map((issue) => ({ path: issue.path, message: message(issue) }))

/** An absent value is told from a wrong one by what was there. */
const told = { reportInput: true }

function check(content: unknown): Checked {
  const several = typeof content === 'object' && content !== null && 'tables' in content
  const parsed = several ? mappingSchema.tables.safeParse(content, told) : mappingSchema.table.safeParse(content, told)
  if (!parsed.success) return { problems: issues(parsed.error) }
  const tables = 'tables' in parsed.data ? parsed.data.tables : [parsed.data]
  const problems = tables.flatMap((table, i) =>
    tableProblems(table).map((problem) => (several ? { ...problem, path: ['tables', i, ...problem.path] } : problem)),
  )
  return problems.length > 0 ? { problems } : { tables }
}

/**
 * A mapping from its YAML text. Every scalar is a text, as the cells of a table are: `No`, `000` and `1.0` are what
 * they look like.
 *
 * @throws ConnectorError that names each line and key that is wrong, and what would be right
 */
export function parseMapping(text: string, name: string): Mapping {
  const lineCounter = new LineCounter()
  const document = within(name, () => documentOf(text, { schema: 'failsafe', lineCounter }))
  const [broken] = document.errors
  if (broken) {
    const { line, col } = lineCounter.linePos(broken.pos[0])
    throw new ConnectorError(`${name} line ${line} column ${col}: not YAML: ${mistakeInYaml(broken)}`)
  }
  const checked = check(within(name, () => contentOf(document)) ?? {})
  if ('tables' in checked) return { name, tables: checked.tables }
  const lines = checked.problems.map(({ path, message }) => {
    const place = pathText(path)
    return `${name} line ${lineOf(document, lineCounter, path) ?? 1}: ${place === '' ? '' : `${place}: `}${message}`
  })
  throw new ConnectorError(lines.join('\n'))
}

function within<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotYaml) throw new ConnectorError(`${name} ${error.message}`)
    throw error
  }
}

/** The mapping in a YAML file. @throws ConnectorError */
export function readMapping(path: string): Mapping {
  let text: string
  try {
    text = within(basename(path), () => yamlTextOf(path))
  } catch (cause) {
    if (cause instanceof ConnectorError) throw cause
    throw new ConnectorError(
      `mapping: expected a YAML file at ${path}, and it cannot be read (${errorCode(cause) ?? 'unknown'})`,
      { cause },
    )
  }
  return parseMapping(text, basename(path))
}
