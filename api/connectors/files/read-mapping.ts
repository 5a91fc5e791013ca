import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { lineOf, pathText } from '#api/yaml/place.js'
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
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing'
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
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false })
  const [broken] = document.errors
  if (broken) {
    const { line, col } = lineCounter.linePos(broken.pos[0])
    throw new ConnectorError(`${name} line ${line} column ${col}: not YAML: ${broken.message}`)
  }
  const checked = check(document.toJS() ?? {})
  if ('tables' in checked) return { name, tables: checked.tables }
  const lines = checked.problems.map(({ path, message }) => {
    const place = pathText(path)
    return `${name} line ${lineOf(document, lineCounter, path) ?? 1}: ${place === '' ? '' : `${place}: `}${message}`
  })
  throw new ConnectorError(lines.join('\n'))
}

/** The mapping in a YAML file. @throws ConnectorError */
export async function readMapping(path: string): Promise<Mapping> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new ConnectorError(`the mapping ${path} cannot be read`, { cause })
  }
  return parseMapping(text, basename(path))
}
