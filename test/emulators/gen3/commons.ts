import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, answerJson } from '../server.js'
import { tokenOf, type Tier } from './access.js'
import { guppyCase, guppyStudy, type Document } from './documents.js'
import type { Fence } from './fence.js'
import { expressPage, GuppyServer } from './guppy-server.js'
import { indices } from './indices.js'

export interface CommonsOptions {
  /** Node records as sheepdog has them, with their `type`. */
  readonly nodes: Iterable<Document>
  readonly fence: Fence
  readonly tier?: Tier
  /** Properties by node of the live dictionary; those of the records where it is left out. */
  readonly dictionary?: Readonly<Record<string, readonly string[]>>
  readonly indexedAt?: string
  /** Documents by index where they are not to be made of the nodes. */
  readonly documents?: ReadonlyMap<string, readonly Document[]>
}

type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  match: readonly string[],
) => void | Promise<void>

/** A Gen3 commons: fence, guppy, sheepdog, peregrine and the metadata service behind one address. */
export class Commons {
  private readonly guppy: GuppyServer
  private readonly nodes = new Map<string, Document[]>()
  private readonly routes: readonly (readonly [string, RegExp, Route])[]

  constructor(private readonly options: CommonsOptions) {
    for (const node of options.nodes) {
      const type = String(node['type'])
      const own = this.nodes.get(type)
      if (own) own.push(node)
      else this.nodes.set(type, [node])
    }
    const { fence: tokens, tier = 'private', indexedAt = '20261101T031500Z' } = options
    const documents = options.documents ?? this.indexed()
    this.guppy = new GuppyServer({ indices, documents, tier, limit: 50, tokens, indexedAt })
    this.routes = this.allRoutes()
  }

  readonly handler = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://commons.invalid')
    if (url.pathname.startsWith('/guppy/')) {
      request.url = `${url.pathname.slice('/guppy'.length)}${url.search}`
      this.guppy.handler(request, response)
      return
    }
    for (const [method, pattern, route] of this.routes) {
      const match = request.method === method ? pattern.exec(url.pathname) : null
      if (!match) continue
      void route(request, response, url, match.slice(1))
      return
    }
    answer(response, 404, 'text/html; charset=utf-8', expressPage(`Cannot ${request.method ?? ''} ${url.pathname}`))
  }

  private allRoutes(): readonly (readonly [string, RegExp, Route])[] {
    const { fence } = this.options
    return [
      [
        'POST',
        /^\/user\/credentials\/(?:api|cdis)\/access_token$/,
        (request, response) => fence.accessToken(request, response),
      ],
      ['GET', /^\/api\/v0\/submission\/_dictionary\/_all$/, (_, response) => answerJson(response, this.dictionary())],
      ['GET', /^\/api\/v0\/submission\/([^/]+)\/([^/]+)\/export\/?$/, (...asked) => this.exported(...asked)],
      ['GET', /^\/api\/v0\/submission\/?$/, (_, response) => this.links(response, this.programs().keys())],
      [
        'GET',
        /^\/api\/v0\/submission\/([^/_]+)\/?$/,
        (_, response, __, [program = '']) => this.links(response, this.programs().get(program) ?? [], program),
      ],
      ['GET', /^\/api\/v0\/datasets\/projects$/, (_, response) => this.projects(response)],
      ['GET', /^\/api\/v0\/datasets$/, (request, response, url) => this.datasets(request, response, url)],
      ['GET', /^\/mds\/metadata$/, (_, response, url) => this.discovery(response, url)],
    ]
  }

  private indexed(): ReadonlyMap<string, readonly Document[]> {
    const cases = new Map(this.of('case').map((node) => [String(node['submitter_id']), node]))
    return new Map([
      ['case', this.of('case').map(guppyCase)],
      ['imaging_study', this.of('imaging_study').map((node) => guppyStudy(node, cases))],
    ])
  }

  private of(type: string): readonly Document[] {
    return this.nodes.get(type) ?? []
  }

  private dictionary() {
    const given = this.options.dictionary ?? this.ownDictionary()
    const node = (properties: readonly string[]) => ({
      properties: Object.fromEntries(properties.map((name) => [name, { type: 'string' }])),
    })
    return {
      _settings: { _dict_version: '1.3.9' },
      ...Object.fromEntries(Object.entries(given).map(([type, own]) => [type, node(own)])),
    }
  }

  private ownDictionary(): Readonly<Record<string, readonly string[]>> {
    const properties = (nodes: readonly Document[]) => [...new Set(nodes.flatMap((node) => Object.keys(node)))]
    return Object.fromEntries([...this.nodes].map(([type, nodes]) => [type, properties(nodes)]))
  }

  private readonly exported: Route = (request, response, url, [program = '', code = '']) => {
    const token = tokenOf(request)
    const project = `${program}-${code}`
    if (!this.options.fence.isValid(token)) answerJson(response, { message: 'Unauthorized' }, 401)
    else if (!this.options.fence.projectsOf(token).has(project))
      answerJson(response, { message: 'You do not have access' }, 403)
    else {
      const label = url.searchParams.get('node_label') ?? ''
      const rows = this.of(label).filter((node) => node['project_id'] === project)
      // Streamed, so without a length.
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"data":[')
      rows.forEach((row, i) => response.write(`${i > 0 ? ',' : ''}${JSON.stringify(row)}`))
      response.end(']}')
    }
  }

  /** Programs, and the projects of each. */
  private programs(): ReadonlyMap<string, readonly string[]> {
    const programs = new Map<string, string[]>()
    for (const project of this.of('project')) {
      const { name } = project['programs'] as { name: string }
      programs.set(name, [...(programs.get(name) ?? []), String(project['code'])])
    }
    return programs
  }

  private links(response: ServerResponse, names: Iterable<string>, ...below: readonly string[]): void {
    const links = [...names].map((name) => `/${['v0', 'submission', ...below, name].join('/')}`)
    answerJson(response, { links })
  }

  private projects(response: ServerResponse): void {
    const about = this.of('project').map(({ name, code }) => ({ name, code }))
    answerJson(response, { projects: about })
  }

  private datasets(_request: IncomingMessage, response: ServerResponse, url: URL): void {
    const nodes = (url.searchParams.get('nodes') ?? '').split(',')
    const counts: Record<string, Record<string, number>> = {}
    for (const type of nodes) {
      for (const node of this.of(type)) {
        const project = String(node['project_id'])
        const own = (counts[project] ??= Object.fromEntries(nodes.map((each) => [each, 0])))
        own[type] = (own[type] ?? 0) + 1
      }
    }
    answerJson(response, counts)
  }

  private discovery(response: ServerResponse, url: URL): void {
    const limit = Math.min(2000, Number(url.searchParams.get('limit') ?? 10))
    const offset = Number(url.searchParams.get('offset') ?? 0)
    const entries = this.of('project').map((project) => {
      const { name: program } = project['programs'] as { name: string }
      const id = `${program}-${String(project['code'])}`
      const about = {
        project_id: id,
        full_name: project['name'],
        license: project['license'],
        data_contributor: project['data_contributor'],
      }
      return [`guid-${id}`, { _guid_type: 'discovery_metadata', gen3_discovery: about }]
    })
    answerJson(response, Object.fromEntries(entries.slice(offset, offset + limit)))
  }
}
