import { compareParameters } from '#analytics/question/compare-parameters.js'
import { catalogueParameters } from '#analytics/question/catalogue-parameters.js'
import { snapshotsParameters } from '#analytics/question/snapshots-parameters.js'
import { roles, type Role } from '#analytics/contract/trends.js'
import { nearest } from '#analytics/vocabulary/nearest.js'
import { body, parseFormat, type Format } from '#api/http/format.js'
import { parseParameters } from '#api/http/parameters.js'
import { Questions } from '#api/questions/questions.js'
import { tableQuestions } from '#api/questions/table-questions.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { BadOption } from './failure.js'
import { readingInstallation } from './installation.js'

export interface AskFlags {
  readonly role: string
  readonly format?: string
}

type Query = Readonly<Record<string, string | string[]>>
type Answerer = (questions: Questions, query: Query, role: Role, format: Format) => Promise<string | Uint8Array>

const answerers: Readonly<Record<string, Answerer>> = {
  ...Object.fromEntries(
    Object.entries(tableQuestions).map(([name, question]) => [
      name,
      async (questions: Questions, query: Query, role: Role, format: Format) => {
        const { answer, sheet } = await questions.table(question, { ...query, format }, role)
        return body(format, answer, sheet)
      },
    ]),
  ),
  catalogue: async (questions, query, role, format) => {
    requireJson('catalogue', format)
    return JSON.stringify(await questions.catalogue(parseParameters(catalogueParameters, query), role))
  },
  'snapshots/compare': async (questions, query, role, format) => {
    requireJson('snapshots/compare', format)
    return JSON.stringify(await questions.comparison(parseParameters(compareParameters, query), role))
  },
  snapshots: async (questions, query, role, format) => {
    requireJson('snapshots', format)
    parseParameters(snapshotsParameters, query)
    return JSON.stringify(await questions.snapshots(role))
  },
}

function requireJson(name: string, format: Format): void {
  if (format !== 'json') throw new BadOption(`--format: ${name} answers in json only, got "${format}"`)
}

/** `topogram ask`: the answer the server would give, on standard output. */
export async function askCommand(question: string, flags: AskFlags): Promise<void> {
  const role = parseRole(flags.role)
  const { answerer, query } = parseQuestion(question)
  const { format: asked, ...parameters } = query
  const format = parseFormat(flags.format ?? first(asked))
  const { home, policies, references } = readingInstallation()
  const snapshots = new Snapshots(home)
  try {
    const answer = await answerer(new Questions(snapshots, policies, references), parameters, role, format)
    process.stdout.write(format === 'json' ? `${String(answer)}\n` : answer)
  } finally {
    await snapshots.onModuleDestroy()
  }
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

function parseRole(text: string): Role {
  const role = roles.find((each) => each === text)
  if (role) return role
  throw new BadOption(`--role: expected one of ${roles.join(', ')}, got "${text}"`)
}

/** `trends?measure=patients&by=sex`, also as it stands in an address, with or without /api/v1/ before it. */
function parseQuestion(question: string): { readonly answerer: Answerer; readonly query: Query } {
  const text = question.replace(/^https?:\/\/[^/]*(?=\/)/, '').replace(/^\/*(?:api\/v1\/)?/, '')
  const [name = '', ...rest] = text.replace(/#.*$/, '').split('?')
  const searchParams = new URLSearchParams(rest.join('?'))
  const answerer = Object.hasOwn(answerers, name) ? answerers[name] : undefined
  if (!answerer) {
    const meant = nearest(name, Object.keys(answerers))
    const advice = meant ? `; did you mean "${meant}"?` : ''
    throw new BadOption(
      `question: expected one of ${Object.keys(answerers).join(', ')} before the ?, got "${name}"${advice}`,
    )
  }
  const query = [...new Set(searchParams.keys())].map((key) => {
    const values = searchParams.getAll(key)
    return [key, values.length === 1 ? (values[0] ?? '') : values] as const
  })
  return { answerer, query: Object.fromEntries(query) }
}
