import { GraphQLError } from 'graphql'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { NotAllowed, tokenOf } from './access.js'
import type { Document } from './documents.js'
import { BadFilter } from './filter.js'
import { Guppy, requireSortable, toldOf, type GuppyOptions, type Query } from './guppy.js'
import type { Asker, Index } from './schema.js'
import { answer, answerJson, bodyOf } from '../server.js'

const crossSite = 'This operation has been blocked as a potential Cross-Site Request Forgery (CSRF).'

const isJson = ({ headers }: IncomingMessage): boolean => /^application\/json\b/.test(headers['content-type'] ?? '')

/** Guppy over HTTP, below the path it is at. */
export class GuppyServer {
  private readonly guppy: Guppy

  constructor(private readonly options: GuppyOptions) {
    this.guppy = new Guppy(options)
  }

  readonly handler: RequestListener = (request, response): void => {
    const [path = ''] = (request.url ?? '').split('?')
    const asked = `${request.method ?? ''} ${path}`
    if (asked === 'POST /graphql') void this.graphql(request, response)
    else if (asked === 'GET /graphql') this.refused(response, crossSite)
    else if (asked === 'POST /download') void this.download(request, response)
    else if (asked === 'GET /_status') this.status(response)
    else if (asked === 'GET /_version') answerJson(response, { version: 'N/A', commit: 'N/A' })
    else if (asked === 'POST /_refresh')
      answerJson(response, '[Refresh] guppy _refresh functionality is not enabled', 404)
    else answer(response, 404, 'text/html; charset=utf-8', expressPage(`Cannot ${asked}`))
  }

  private async graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request)
    if (!isJson(request)) {
      this.refused(response, crossSite)
      return
    }
    const body = parsed(text)
    if (body === undefined) answer(response, 400, 'text/html; charset=utf-8', expressPage('SyntaxError'))
    else if (Array.isArray(body)) this.refused(response, 'Operation batching disabled.')
    else if (typeof body !== 'object' || body === null || !('query' in body))
      this.refused(response, 'POST body missing, invalid Content-Type, or JSON object has no keys.')
    else {
      const [status, value] = await this.guppy.run(body as Query, this.askerOf(request))
      answerJson(response, value, status)
    }
  }

  private refused(response: ServerResponse, message: string): void {
    const told = toldOf(new GraphQLError(message), 'BAD_REQUEST', this.options.isProduction ?? false)
    answerJson(response, { errors: [told] }, 400)
  }

  private async download(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request)
    // A body of another type is not read.
    const body = isJson(request) ? parsed(text) : {}
    if (typeof body !== 'object' || body === null) {
      answer(response, 400, 'text/html; charset=utf-8', expressPage('SyntaxError'))
      return
    }
    const asked: Readonly<Record<string, unknown>> = { ...body }
    const index = this.options.indices.find(({ type }) => type === asked['type'])
    // An unknown type ends the process of a real server.
    if (index) this.downloaded(index, asked, this.askerOf(request), response)
    else response.socket?.resetAndDestroy()
  }

  private status(response: ServerResponse): void {
    const { indices, indexedAt, isEngineDown = false } = this.options
    if (isEngineDown) {
      answer(response, 500, 'text/html; charset=utf-8', expressPage('ConnectionError: connect ECONNREFUSED'))
      return
    }
    const aliased = [...indices.map(({ type }) => type), 'array-config']
    const aliases = aliased.map(
      (name) => [`midrc_${name}_42`, { aliases: { [`midrc_${name}`]: {}, [`time_${indexedAt}`]: {} } }] as const,
    )
    const arrays = indices.map(({ type, arrays: fields }) => [`midrc_${type}`, { arrayFields: [...fields] }] as const)
    const all: readonly (readonly [string, unknown])[] = [...aliases, ...arrays]
    answerJson(response, { statusCode: 200, warnings: null, indices: Object.fromEntries(all) })
  }

  private askerOf(request: IncomingMessage): Asker {
    return { visible: this.options.tokens.projectsOf(tokenOf(request)) }
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
      const rows = this.guppy.matching(index, body, asker)
      answerJson(response, fields.length === 0 ? rows : rows.map((row) => picked(row, fields)))
    } catch (error) {
      if (error instanceof NotAllowed) answer(response, 401, 'text/html; charset=utf-8', error.message)
      else if (error instanceof BadFilter && error.code) {
        answerJson(response, { message: error.message, extensions: { code: error.code } }, 500)
      } else if (error instanceof BadFilter) answerJson(response, {}, 500)
      else throw error
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return undefined
  }
}

const picked = (row: Document, fields: readonly string[]): Document =>
  Object.fromEntries(Object.entries(row).filter(([name]) => fields.some((field) => field.split('.')[0] === name)))

export const expressPage = (text: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`
