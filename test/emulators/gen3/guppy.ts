import { execute, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import { masked, NotAllowed, seen, type Accessibility, type Tier, type Tokens } from './access.js'
import type { Document } from './documents.js'
import { BadFilter, filterTest } from './filter.js'
import { histogram, type Aggregated } from './histogram.js'
import { guppySchema, type Asker, type Index } from './schema.js'

export interface GuppyOptions {
  readonly indices: readonly Index[]
  readonly documents: ReadonlyMap<string, readonly Document[]>
  readonly tier: Tier
  /** Counts below it are masked in the regular tier. */
  readonly limit: number
  readonly tokens: Tokens
  /** The release 2025.06, whose numeric histograms fail where a range is given. */
  readonly isOld?: boolean
  /** Started for production: without stack traces, and in 2025.06 without introspection. */
  readonly isProduction?: boolean
  /** The search engine below it does not answer. */
  readonly isEngineDown?: boolean
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

  constructor(readonly options: GuppyOptions) {
    this.schema = guppySchema(options.indices, {
      rows: (index) => (_, asked: Asked, asker) => this.page(index, asked, asker),
      aggregation: (index) => (_, asked: Asked, asker) => this.aggregate(index, asked, asker),
      bucketed: (index, field) => (parent) => histogram(parent as Aggregated, field, index.numbers.has(field)),
    })
  }

  async run({ query, variables }: Query, asker: Asker): Promise<readonly [number, unknown]> {
    let document
    try {
      document = parse(query)
    } catch (error) {
      return [400, { errors: [this.told(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] }]
    }
    const isClosed = this.options.isOld && this.options.isProduction
    const rules = isClosed ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules
    const invalid = validate(this.schema, document, rules)
    if (invalid.length > 0)
      return [400, { errors: invalid.map((error) => this.told(error, 'GRAPHQL_VALIDATION_FAILED')) }]
    const { data, errors } = await execute({
      schema: this.schema,
      document,
      contextValue: asker,
      variableValues: variables ?? {},
    })
    return [200, { ...(errors ? { errors: errors.map((error) => this.told(error, codeOf(error))) } : {}), data }]
  }

  private told(error: GraphQLError, code: string | number) {
    return toldOf(error, code, this.options.isProduction ?? false)
  }

  /** The documents that are asked for and that the caller sees. */
  matching({ type, fields }: Index, { filter, accessibility = 'all' }: Asked, { visible }: Asker) {
    const { documents, tier, isOld = false, isEngineDown = false } = this.options
    if (isEngineDown) throw new BadFilter('connect ECONNREFUSED 127.0.0.1:9200')
    const test = filterTest(filter, new Set(fields), isOld)
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

  /**
   * Whoever does not see everything is given counts all the same, of the libre tier and, masked where they are small,
   * of the regular one. Unlike rows and totals, histograms of the libre tier are by what is accessible.
   */
  private aggregate(index: Index, asked: Asked, asker: Asker): Aggregated {
    const { tier, limit, isOld = false } = this.options
    const rows = (): readonly Document[] => {
      if (tier === 'private') return this.matching(index, asked, asker)
      const all = (this.options.documents.get(index.type) ?? []).filter(
        filterTest(asked.filter, new Set(index.fields), isOld),
      )
      const isMine = (row: Document): boolean => asker.visible.has(String(row['project_id']))
      if (asked.accessibility === 'accessible') return all.filter(isMine)
      return asked.accessibility === 'unaccessible' ? all.filter((row) => !isMine(row)) : all
    }
    const count = (value: number): number => {
      const seesAll = rows().every((row) => asker.visible.has(String(row['project_id'])))
      return masked(value, tier, limit, seesAll)
    }
    const all = (): number => (tier === 'libre' ? this.matching(index, asked, asker) : rows()).length
    return { rows, count, isOld, _totalCount: () => count(all()) }
  }
}

export function requireSortable({ fields }: Index, sort: unknown): void {
  const sorted = [sort].flat().flatMap((each) => (typeof each === 'object' && each !== null ? Object.keys(each) : []))
  if (sorted.some((field) => !fields.includes(field))) throw new BadFilter('Invalid sort argument', 'BAD_USER_INPUT')
}

export interface Query {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const codeOf = (error: GraphQLError): string | number => {
  const { originalError } = error
  if (originalError instanceof NotAllowed) return 401
  return originalError instanceof BadFilter ? (originalError.code ?? 'INTERNAL_SERVER_ERROR') : 'INTERNAL_SERVER_ERROR'
}

/** A GraphQL error as Apollo tells it. */
export const toldOf = ({ message, locations, path }: GraphQLError, code: string | number, isProduction: boolean) => ({
  message,
  ...(locations ? { locations } : {}),
  ...(path ? { path } : {}),
  extensions: { code, ...(isProduction ? {} : { stacktrace: ['…'] }) },
})
