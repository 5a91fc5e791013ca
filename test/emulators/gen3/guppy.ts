import { execute, parse, validate, GraphQLError, type GraphQLSchema } from 'graphql'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { masked, NotAllowed, seen, tokenOf, type Accessibility, type Tier, type Tokens } from './access.js'
import type { Document } from './documents.js'
import { BadFilter, filterTest } from './filter.js'
import { histogram, type Aggregated } from './histogram.js'
import { guppySchema, type Asker, type Index } from './schema.js'
import { answer, answerJson, bodyOf } from '../server.js'

export interface GuppyOptions {
  readonly indices: readonly Index[]
  readonly documents: ReadonlyMap<string, readonly Document[]>
  readonly tier: Tier
  /** Counts below it are masked in the regular tier. */
  readonly limit: number
  readonly tokens: Tokens
  /** The release 2025.06, whose numeric histograms fail where a range is given. */
  readonly isOld?: boolean
  /** When it was indexed: `YYYYMMDDTHHMMSSZ`. */
  readonly indexedAt: string
}

interface Asked {
  readonly offset?: number
  readonly first?: number
  readonly filter?: unknown
  readonly sort?: unknown
  readonly accessibility?: Accessibility
}

const window = 10_000

/** Guppy as it was seen to answer (uc-cdis/guppy 7ffc587 and 2025.06). */
export class Guppy {
  private readonly schema: GraphQLSchema

  constructor(private readonly options: GuppyOptions) {
    this.schema = guppySchema(options.indices, {
      rows: (index) => (_, asked: Asked, asker) => this.page(index, asked, asker),
      aggregation: (index) => (_, asked: Asked, asker) => this.aggregate(index, asked, asker),
      bucketed: (_, field) => (parent) => histogram(parent as Aggregated, field),
    })
  }

  async graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: unknown
    try {
      body = JSON.parse((await bodyOf(request)) || '{}')
    } catch {
      answer(response, 400, 'text/html; charset=utf-8', expressPage('SyntaxError'))
      return
    }
    if (typeof body !== 'object' || body === null || !('query' in body)) {
      const message = Array.isArray(body)
        ? 'Operation batching disabled.'
        : 'POST body missing, invalid Content-Type, or JSON object has no keys.'
      answerJson(response, { errors: [toldOf(new GraphQLError(message), 'BAD_REQUEST')] }, 400)
      return
    }
    const [status, value] = await this.run(body as Query, this.askerOf(request))
    answerJson(response, value, status)
  }

  async download(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: Readonly<Record<string, unknown>>
    try {
      body = JSON.parse(await bodyOf(request)) as typeof body
    } catch {
      answer(response, 400, 'text/html; charset=utf-8', expressPage('SyntaxError'))
      return
    }
    const index = this.options.indices.find(({ type }) => type === body['type'])
    // An unknown type ends the process of a real server.
    if (!index) {
      response.socket?.resetAndDestroy()
      return
    }
    this.downloaded(index, body, this.askerOf(request), response)
  }

  status(response: ServerResponse): void {
    const { indices, indexedAt } = this.options
    const aliases = indices.map(
      ({ type }) => [`midrc_${type}_42`, { aliases: { [`midrc_${type}`]: {}, [`time_${indexedAt}`]: {} } }] as const,
    )
    const arrays = indices.map(({ type, arrays }) => [`midrc_${type}`, { arrayFields: [...arrays] }] as const)
    const all: readonly (readonly [string, unknown])[] = [...aliases, ...arrays]
    answerJson(response, { statusCode: 200, warnings: null, indices: Object.fromEntries(all) })
  }

  private askerOf(request: IncomingMessage): Asker {
    return { visible: this.options.tokens.projectsOf(tokenOf(request)) }
  }

  private async run({ query, variables }: Query, asker: Asker): Promise<readonly [number, unknown]> {
    let document
    try {
      document = parse(query)
    } catch (error) {
      return [400, { errors: [toldOf(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] }]
    }
    const invalid = validate(this.schema, document)
    if (invalid.length > 0) return [400, { errors: invalid.map((error) => toldOf(error, 'GRAPHQL_VALIDATION_FAILED')) }]
    const { data, errors } = await execute({
      schema: this.schema,
      document,
      contextValue: asker,
      variableValues: variables ?? {},
    })
    return [200, { ...(errors ? { errors: errors.map((error) => toldOf(error, codeOf(error))) } : {}), data }]
  }

  private downloaded(index: Index, body: Readonly<Record<string, unknown>>, asker: Asker, response: ServerResponse) {
    const fields = Array.isArray(body['fields']) ? (body['fields'] as string[]) : []
    const unknown = fields.filter((field) => !index.fields.includes(field))
    if (unknown.length > 0) {
      const names = unknown.map((field) => `"${field}"`).join(', ')
      answer(response, 400, 'text/html; charset=utf-8', `Invalid fields: ${names}`)
      return
    }
    try {
      requireSortable(index, body['sort'])
      const rows = this.matching(index, body, asker)
      answerJson(response, fields.length === 0 ? rows : rows.map((row) => picked(row, fields)))
    } catch (error) {
      if (error instanceof NotAllowed) answer(response, 401, 'text/html; charset=utf-8', error.message)
      else if (error instanceof BadFilter && error.code) {
        answerJson(response, { message: error.message, extensions: { code: error.code } }, 500)
      } else if (error instanceof BadFilter) answerJson(response, {}, 500)
      else throw error
    }
  }

  private matching({ type, fields }: Index, { filter, accessibility = 'all' }: Asked, { visible }: Asker) {
    const { documents, tier } = this.options
    const test = filterTest(filter, new Set(fields))
    return seen((documents.get(type) ?? []).filter(test), tier, visible, accessibility)
  }

  private page(index: Index, asked: Asked, asker: Asker): readonly Document[] {
    const { offset, first } = asked
    if (offset !== undefined && first !== undefined && offset + first > window) {
      const message = `Large graphql query forbidden for offset + size > 10000,\n      offset = ${offset} and size = ${first},\n      please use download endpoint for large data queries instead.`
      throw new BadFilter(message, 'BAD_USER_INPUT')
    }
    if ((first ?? 0) < 0) throw new BadFilter('illegal_argument_exception: [size] parameter cannot be negative')
    if ((offset ?? 0) + (first ?? 10) > window)
      throw new BadFilter('search_phase_execution_exception: Result window is too large')
    requireSortable(index, asked.sort)
    const rows = this.matching(index, asked, asker)
    return rows.slice(offset ?? 0, (offset ?? 0) + (first ?? 10))
  }

  /** In the regular tier whoever does not see everything is given counts, masked where they are small. */
  private aggregate(index: Index, asked: Asked, asker: Asker): Aggregated {
    const { tier, limit, isOld = false } = this.options
    const rows = (): readonly Document[] => {
      if (tier !== 'regular') return this.matching(index, asked, asker)
      const all = (this.options.documents.get(index.type) ?? []).filter(filterTest(asked.filter, new Set(index.fields)))
      const isMine = (row: Document): boolean => asker.visible.has(String(row['project_id']))
      if (asked.accessibility === 'accessible') return all.filter(isMine)
      return asked.accessibility === 'unaccessible' ? all.filter((row) => !isMine(row)) : all
    }
    const count = (value: number): number => {
      const seesAll = rows().every((row) => asker.visible.has(String(row['project_id'])))
      return masked(value, tier, limit, seesAll)
    }
    return { rows, count, isOld, _totalCount: () => count(rows().length) }
  }
}

function requireSortable({ fields }: Index, sort: unknown): void {
  const sorted = [sort].flat().flatMap((each) => (typeof each === 'object' && each !== null ? Object.keys(each) : []))
  if (sorted.some((field) => !fields.includes(field))) throw new BadFilter('Invalid sort argument', 'BAD_USER_INPUT')
}

interface Query {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const picked = (row: Document, fields: readonly string[]): Document =>
  Object.fromEntries(Object.entries(row).filter(([name]) => fields.some((field) => field.split('.')[0] === name)))

const codeOf = (error: GraphQLError): string | number => {
  const { originalError } = error
  if (originalError instanceof NotAllowed) return 401
  return originalError instanceof BadFilter ? (originalError.code ?? 'INTERNAL_SERVER_ERROR') : 'INTERNAL_SERVER_ERROR'
}

const toldOf = ({ message, locations, path }: GraphQLError, code: string | number) => ({
  message,
  ...(locations ? { locations } : {}),
  ...(path ? { path } : {}),
  extensions: { code, stacktrace: ['…'] },
})

export const expressPage = (text: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`
