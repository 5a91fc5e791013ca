import type { Document, LineCounter } from 'yaml'
import type { z } from 'zod'
import { nearest } from '#analytics/vocabulary/nearest.js'
import { contentOf } from '../yaml/content.js'
import { lineOf, pathText, type Path } from '../yaml/place.js'
import { kindInYaml, shownInYaml } from '../yaml/words.js'
import { keysAt } from './schema.js'
import { sourceKinds } from './source-schemas.js'

type Issue = z.core.$ZodIssue

/** A YAML text with its positions, to say on which line a setting stands. */
export interface Text {
  readonly file: string
  readonly document: Document
  readonly lines: LineCounter
}

function valueAt(document: Document, path: Path): unknown {
  const value = contentOf(document)
  return path.reduce<unknown>((at, key) => {
    const inside = typeof at === 'object' && at !== null ? Object.entries(at) : []
    return inside.find(([name]) => name === String(key))?.[1]
  }, value)
}

/** One problem, in one line that says where, what was expected and what came. */
export function problem(text: Text, path: Path, what: string): string {
  const line = lineOf(text.document, text.lines, path)
  const where = line === null ? text.file : `${text.file}:${line}`
  return path.length === 0 ? `${where}: ${what}` : `${where}: ${pathText(path)}: ${what}`
}

function unknownKey(text: Text, path: Path, key: string): string {
  const known = keysAt(path, valueAt(text.document, [...path.slice(0, 2), 'kind']))
  const meant = nearest(key, known)
  const advice = meant ? `did you mean "${meant}"?` : `known here are ${known.join(', ')}`
  return problem(text, [...path, key], `no setting has this name; ${advice}`)
}

function kindProblem(text: Text, path: Path): string {
  const kind = valueAt(text.document, path)
  const meant = typeof kind === 'string' ? nearest(kind, sourceKinds) : null
  const advice = meant ? `; did you mean "${meant}"?` : ''
  return problem(text, path, `expected one of ${sourceKinds.join(', ')}, got ${shownInYaml(kind)}${advice}`)
}

/** Every problem of a configuration, in the words of the person who wrote it. */
export function problems(text: Text, issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(text, issue.path, key))
    if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') return [kindProblem(text, issue.path)]
    const value = valueAt(text.document, issue.path)
    return [problem(text, issue.path, expectation(issue, value))]
  })
}

/** A secret written where its reference belongs must not be repeated in a log. */
const isSecret = ({ path }: Issue): boolean => secrets.has(String(path.at(-1)))
const secrets: ReadonlySet<string> = new Set(['pseudonymKey', 'credentials', 'password', 'token', 'clientSecret'])

function expectation(issue: Issue, value: unknown): string {
  if (issue.path.at(-1) === 'webhook') return 'expected an address that begins with https://, env:NAME or file:PATH'
  if (isSecret(issue)) return 'expected env:NAME or file:PATH; a secret is never written into the configuration'
  if (issue.message.startsWith('expected')) {
    return issue.message.includes(', got ') || typeof value === 'object'
      ? issue.message
      : `${issue.message}; got ${shownInYaml(value)}`
  }
  if (issue.code === 'invalid_type') return `expected ${kindInYaml(issue.expected)}, got ${shownInYaml(value)}`
  if (issue.code === 'invalid_key') {
    return `${issue.issues[0]?.message ?? issue.message}, got ${shownInYaml(String(issue.path.at(-1)))}`
  }
  if (issue.code === 'too_small') return `expected ${atLeast(issue)}, got ${shownInYaml(value)}`
  if (issue.code === 'too_big')
    return `expected at most ${issue.maximum}${unit(issue.origin)}, got ${shownInYaml(value)}`
  if (issue.code === 'invalid_union') return `expected a text or a list of texts, got ${shownInYaml(value)}`
  return `${issue.message}, got ${shownInYaml(value)}`
}

function atLeast({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return 'a text'
  return `${inclusive === false ? 'more than' : 'at least'} ${minimum}${unit(origin)}`
}

const unit = (origin: string): string => (origin === 'array' ? ' entry' : '')
