import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { roles, type Role } from '#analytics/contract/trends.js'
import { defaultPolicies } from '#analytics/disclosure/policy.js'
import { parseConfiguration } from '#api/configuration.js'
import { Tokens } from '#api/identity/tokens.js'
import { serve, type RunningServer } from '#api/main.js'
import { tableQuestions } from '#api/questions/table-questions.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../../support/temporary-home.js'
import { patient, toldConnector } from '../../support/told-connector.js'

/**
 * Whom every route is for, written down once more than in the code: who adds a route adds a line, and who opens one to
 * others is seen here. `GET` stands for `HEAD`, too. `anyone` is not even asked who they are.
 */
type Whom = 'anyone' | readonly Role[]
const operators: Whom = ['operator']
const matrix: Readonly<Record<string, Whom>> = {
  ...Object.fromEntries(Object.keys(tableQuestions).map((path) => [`GET /api/v1/${path}`, roles])),
  'GET /api/v1/catalogue': roles,
  'GET /api/v1/snapshots': roles,
  'GET /api/v1/snapshots/compare': roles,
  'GET /api/v1/me': roles,
  'GET /api/v1/next-export': roles,
  'GET /api/v1/exports': operators,
  'POST /api/v1/exports': operators,
  'GET /api/v1/exports/:id': operators,
  'GET /api/v1/exports/:id/events': operators,
  'POST /api/v1/exports/:id/stop': operators,
  'POST /api/v1/sources/:name/pause': operators,
  'POST /api/v1/sources/:name/resume': operators,
  'GET /metrics': operators,
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'POST /auth/session': 'anyone',
  'POST /auth/logout': 'anyone',
  'GET /auth/login': 'anyone',
  'GET /auth/callback': 'anyone',
}

/** What was built and what describes the API is for anyone: there is nothing in it that not everybody may know. */
const isFile = (url: string): boolean =>
  /^\/(?:api\/docs|api\/openapi\.|assets\/|index\.html$)/.test(url) ||
  ['/', '/explore', '/explore/*', '/operations', '/operations/*', '/help/*', '/sign-in'].includes(url)

// Each request comes from another address, so that none is taken for one who guesses at tokens.
const configuration = parseConfiguration('http: { trustProxy: [127.0.0.1] }', 'topogram.yaml', '/')
const bearers = new Map<Role | 'nobody', string | null>([
  ['public', null],
  ['nobody', `tpg_0123456789ab_${'A'.repeat(43)}`],
])

let server: RunningServer
beforeAll(async () => {
  const home = temporaryHome()
  await exportInto(home, [toldConnector([patient('A')])])
  for (const role of ['researcher', 'manager', 'operator'] as const) {
    bearers.set(role, (await new Tokens(home).create({ name: role, role }, 60_000, new Date()))[0])
  }
  const dashboard = join(home.path, 'public')
  mkdirSync(join(dashboard, 'assets'), { recursive: true })
  writeFileSync(join(dashboard, 'index.html'), '<!doctype html>')
  writeFileSync(join(dashboard, 'assets/index-1.js'), '')
  server = await serve({
    ...{ home, configuration, dashboard, policies: defaultPolicies, exportCommand: ['false'] },
    ...{ host: '127.0.0.1', port: 0 },
  })
}, 60_000)
afterAll(async () => {
  await server.close()
  removeTemporaryHomes()
})

let asked = 0
function ask(method: string, url: string, as: Role | 'nobody'): Promise<Response> {
  asked += 1
  const token = bearers.get(as) ?? null
  const path = url.replace('*', 'x').replace(/:\w+/g, 'none')
  return fetch(`${server.url}${path}`, {
    ...{ method, redirect: 'manual' },
    // No request has what it would need to do anything: what is not kept out is a bad request.
    body: method === 'GET' || method === 'HEAD' ? null : '{"nothing": true}',
    headers: {
      ...{ 'content-type': 'application/json', 'x-forwarded-for': `10.0.${asked >> 8}.${asked & 255}` },
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
  })
}

const rowOf = (method: string, url: string): string => `${method === 'HEAD' ? 'GET' : method} ${url}`
const real = () =>
  server.routes.flatMap(({ url, methods }) =>
    methods.map((method) => ({ method, url: url.length > 1 ? url.replace(/\/$/, '') : url })),
  )
const isIn = (status: number): boolean => status < 500 && status !== 401 && status !== 403

describe('every route of a running server', () => {
  it('has a line in the matrix, and every line a route', () => {
    const rows = real().filter(({ url }) => !isFile(url))
    expect([...new Set(rows.map(({ method, url }) => rowOf(method, url)))].sort()).toEqual(Object.keys(matrix).sort())
  })

  it.each(roles)('answers a %s as the matrix says, and whoever it is not for with 401 or 403', async (role) => {
    const refusal = role === 'public' ? 401 : 403
    for (const { method, url } of real()) {
      const whom = isFile(url) ? 'anyone' : matrix[rowOf(method, url)]
      const response = await ask(method, url, role)
      const isFor = whom === 'anyone' || whom?.includes(role) === true
      expect([method, url, isFor ? isIn(response.status) : response.status]).toEqual([method, url, isFor || refusal])
      if (response.status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer realm="topogram"')
      await response.body?.cancel()
    }
  })

  it('that asks who somebody is refuses credentials that are none, and takes them for nobody’s', async () => {
    for (const { method, url } of real()) {
      const whom = isFile(url) ? 'anyone' : matrix[rowOf(method, url)]
      const response = await ask(method, url, 'nobody')
      const status = whom === 'anyone' ? isIn(response.status) : response.status
      expect([method, url, status]).toEqual([method, url, whom === 'anyone' || 401])
      await response.body?.cancel()
    }
  })

  it('takes no other method, whoever asks', async () => {
    const urls = [...new Set(real().map(({ url }) => url))].filter((url) => !url.includes('*'))
    for (const url of urls) {
      const own = real().filter((route) => route.url === url)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (own.some((route) => route.method === method)) continue
        for (const role of roles)
          expect([method, url, (await ask(method, url, role)).status]).toEqual([method, url, 405])
      }
    }
  })

  it('that is not there is not there for anybody', async () => {
    for (const role of roles) {
      for (const path of ['/api/v1/tokens', '/api/v1/none', '/metrics/', '/.git/config', '/api/v1/exports/a/b/c']) {
        expect((await ask('GET', path, role)).status).toBe(404)
      }
    }
  })
})
