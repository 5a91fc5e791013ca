import { parseSetCookie } from 'cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, describe, expect, it } from '@jest/globals'
import { roles } from '#analytics/contract/trends.js'
import { callerOf } from '#api/identity/caller.js'
import { guard } from '#api/identity/guard.js'
import { Identity } from '#api/identity/identity.js'
import { Tokens } from '#api/identity/tokens.js'
import { removeTemporaryHomes, temporaryHome } from '../../support/temporary-home.js'

const started: FastifyInstance[] = []
afterAll(async () => {
  await Promise.all(started.map((instance) => instance.close()))
  removeTemporaryHomes()
})

const hour = 3_600_000
const sessions = { idle: hour, longest: 8 * hour, renew: hour }

async function guarded(publicUrl?: string) {
  const tokens = new Tokens(temporaryHome())
  const identity = new Identity({ sessions, publicUrl }, tokens, null)
  const instance = Fastify({ forceCloseConnections: true })
  started.push(instance)
  guard(instance, identity)
  let reached = 0
  instance.get('/undeclared', () => (reached += 1))
  instance.get('/caller', { config: { openTo: roles } }, (request) => callerOf(request))
  instance.post('/change', { config: { openTo: ['operator'] } }, () => 'changed')
  instance.post('/session', { config: { openTo: 'anyone' } }, async (request, reply) => {
    await identity.signInByToken(String(request.body), request, reply, new Date())
    return ''
  })
  const [token, { id }] = await tokens.create({ name: 'Ada', role: 'operator' }, hour, new Date())
  const url = await instance.listen({ host: '127.0.0.1', port: 0 })
  const signIn = async () => {
    const { headers } = await fetch(`${url}/session`, { method: 'POST', body: token })
    const made = parseSetCookie(headers.getSetCookie()[0]!)
    return { made, cookie: `${made.name}=${made.value}` }
  }
  const ask = (path: string, headers: Record<string, string>) => fetch(`${url}${path}`, { headers })
  return { url, port: new URL(url).port, tokens, token, id, ask, signIn, reached: () => reached }
}

describe('a route that does not say whom it is for', () => {
  it('answers nobody, an operator included', async () => {
    const { ask, token, reached } = await guarded()
    for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
      expect((await ask('/undeclared', headers)).status).toBe(500)
    }
    expect(reached()).toBe(0)
  })
})

describe('who asks', () => {
  it('is the public where nothing is sent, and whose token it is where one is', async () => {
    const { ask, token, id } = await guarded()
    const caller = async (headers: Record<string, string>): Promise<unknown> => (await ask('/caller', headers)).json()
    expect(await caller({})).toEqual({ role: 'public', id: null, name: null })
    const ada = { role: 'operator', id: `token:${id}`, name: 'Ada' }
    expect(await caller({ authorization: `Bearer ${token}` })).toEqual(ada)
    expect(await caller({ authorization: `bearer  ${token}` })).toEqual(ada)
  })

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Token x', 'Bearer a b', 'Bearer null'])(
    'is not told by "Authorization: %s", and is not the public for it',
    async (authorization) => {
      const { ask } = await guarded()
      expect((await ask('/caller', { authorization })).status).not.toBe(200)
    },
  )

  it('is told by a session that no script can read and no other site can send', async () => {
    const { ask, port, signIn } = await guarded()
    const { made, cookie } = await signIn()
    expect(made).toMatchObject({ name: `topogram-session-${port}`, path: '/', httpOnly: true, sameSite: 'lax' })
    expect(await (await ask('/caller', { cookie })).json()).toMatchObject({ role: 'operator', name: 'Ada' })
  })

  it('has a cookie that is held to HTTPS and to this host where browsers come by HTTPS', async () => {
    const { signIn } = await guarded('https://topogram.example.org/')
    expect((await signIn()).made).toMatchObject({ name: '__Host-topogram-session', path: '/', secure: true })
  })

  it('is signed out from the moment that the token of the session is revoked', async () => {
    const { ask, port, tokens, id, signIn } = await guarded()
    const { cookie } = await signIn()
    expect(await (await ask('/caller', { cookie })).json()).toMatchObject({ role: 'operator' })
    await tokens.revoke(id, new Date())
    const refused = await ask('/caller', { cookie })
    expect(refused.headers.get('set-cookie')).toMatch(new RegExp(`^topogram-session-${port}=; Max-Age=0`))
    expect(await refused.text()).toMatch(/you are signed out: token \w+ was revoked/)
  })
})

describe('a page of another site', () => {
  it('changes nothing here, whatever it sends along', async () => {
    const { url, token, signIn } = await guarded('https://topogram.example.org')
    const { cookie } = await signIn()
    const change = async (headers: Record<string, string>) =>
      (await fetch(`${url}/change`, { method: 'POST', headers })).status
    for (const own of [{ cookie }, { authorization: `Bearer ${token}` }, {}]) {
      for (const foreign of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        expect(await change({ ...own, ...foreign })).toBe(403)
      }
    }
    const authorization = `Bearer ${token}`
    expect(await change({ authorization })).toBe(200)
    expect(await change({ authorization, origin: 'https://topogram.example.org' })).toBe(200)
  })
})
