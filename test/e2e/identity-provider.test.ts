import { createSecretKey } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { decodeJwt, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, importJWK } from 'jose'
import { meAnswer } from '#analytics/contract/me.js'
import { problem } from '#analytics/contract/problem.js'
import { audience, client, IdentityProvider } from '../emulators/identity/provider.js'
import { CookieJar } from '../support/cookie-jar.js'
import { RunningServer } from '../support/running-server.js'

let provider: IdentityProvider
let server: RunningServer
beforeAll(async () => {
  process.env['OIDC_SECRET'] = client.secret
  provider = await IdentityProvider.start()
  server = await RunningServer.start(
    `sources: [{ name: demo, kind: synthetic, studies: 1000, seed: 3 }]\n${provider.configuration}`,
  )
}, 60_000)
beforeEach(() => {
  provider.here = 'ada'
})
afterAll(async () => {
  await server.stop()
  await provider.stop()
})

const meBy = (token: string) => fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
const me = async (jar: CookieJar) => meAnswer.parse(await (await jar.ask(`${server.url}/api/v1/me`)).json())

describe('a program with a token of the provider', () => {
  const forged = async (claims: object, { alg = 'RS256', kid = '' } = {}) => {
    const { privateKey } = await generateKeyPair(alg)
    return new SignJWT({ ...decodeJwt(await provider.accessToken()), ...claims })
      .setProtectedHeader({ alg, kid: kid === '' ? await kidOfProvider() : kid })
      .sign(privateKey)
  }
  const keysOfProvider = async () => {
    const { keys } = (await (await fetch(`${provider.issuer}/jwks`)).json()) as {
      readonly keys: readonly (Record<string, string> & { readonly kid: string })[]
    }
    return keys
  }
  const kidOfProvider = async () => (await keysOfProvider())[0]!.kid
  const claims = async () => decodeJwt(await provider.accessToken())

  const refused = async (token: string, detail: RegExp) => {
    const response = await meBy(token)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="topogram", error="invalid_token"',
    ])
    expect(problem.parse(await response.json()).detail).toMatch(detail)
  }
  const notOurs = /not signed by a key and an algorithm that count here/

  it('has the role that the provider gives it', async () => {
    const answer = meAnswer.parse(await (await meBy(await provider.accessToken())).json())
    expect(answer).toEqual({ role: 'researcher', name: 'batch', provider: 'Example Hospital' })
  })

  it('is refused where it is signed by another key, of the same name or another', async () => {
    await refused(await forged({}), notOurs)
    await refused(await forged({}, { kid: 'another' }), notOurs)
  })

  it('is refused where a letter of it is another, whichever it is', async () => {
    const token = await provider.accessToken()
    for (const part of [0, 1, 2]) {
      const parts = token.split('.')
      const text = parts[part]!
      const place = Math.floor(text.length / 2)
      parts[part] = `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`
      expect((await meBy(parts.join('.'))).status).toBe(401)
    }
  })

  it('is refused without a signature (alg: none)', async () => {
    await refused(new UnsecuredJWT({ ...(await claims()), roles: ['imaging-ops'] }).encode(), notOurs)
  })

  it('is refused where the public key was taken for a shared secret (HS256)', async () => {
    const [jwk] = await keysOfProvider()
    const publicKey = await importJWK(jwk!, 'RS256')
    if (publicKey instanceof Uint8Array) throw new Error('expected an asymmetric key')
    const secrets = [await exportSPKI(publicKey), JSON.stringify(jwk), jwk!['n']!]
    for (const secret of secrets) {
      const key = createSecretKey(Buffer.from(secret))
      const header = { alg: 'HS256', kid: jwk!.kid }
      await refused(await new SignJWT(await claims()).setProtectedHeader(header).sign(key), notOurs)
    }
  })

  it('is refused where it was made for another audience, by the provider itself', async () => {
    await refused(await provider.accessToken('https://other.example.org/api'), /its claim "aud" is not as it must be/)
  })

  it('is refused where the issuer, the subject or the time is not as it must be', async () => {
    const now = Math.floor(Date.now() / 1000)
    const good = { ...(await claims()), exp: now + 60 }
    const signed = async (wrong: object) => provider.signed({ ...good, ...wrong })
    const status = async (wrong: object) => (await meBy(await signed(wrong))).status
    // The clocks of two machines may be half a minute apart.
    expect(await Promise.all([status({}), status({ exp: now - 10 }), status({ nbf: now + 10 })])).toEqual([
      200, 200, 200,
    ])
    await refused(await signed({ exp: now - 60 }), /this token has expired/)
    await refused(await signed({ nbf: now + 60 }), /its claim "nbf"/)
    await refused(await signed({ iss: 'https://elsewhere.example' }), /its claim "iss"/)
    await refused(await signed({ aud: [client.id] }), /its claim "aud"/)
    for (const name of ['exp', 'iat', 'sub', 'aud', 'iss']) {
      await refused(await signed({ [name]: undefined }), new RegExp(`its claim "${name}"`))
    }
    await refused(await signed({ nonce: 'x' }), /this is an ID token/)
    expect(audience).not.toBe(client.id)
  })

  it.each([
    ['empty', ''],
    ['one part', 'x'],
    ['three parts of nothing', 'a.b.c'],
    ['three parts of JSON', 'e30.e30.e30'],
    ['long', `${'a'.repeat(5000)}.e30.e30`],
    ['only dots', '....'],
    ['a percent sign', '%00'],
    ['the beginning of one of ours', 'tpg_'],
  ])('is refused where it is %s', async (_, token) => expect((await meBy(token)).status).toBe(401))

  it('may do what its role may, and no more', async () => {
    const headers = { authorization: `Bearer ${await provider.accessToken()}` }
    expect((await fetch(`${server.url}/api/v1/exports`, { headers })).status).toBe(403)
    expect((await fetch(`${server.url}/api/v1/trends?measure=patients`, { headers })).status).toBe(200)
  })
})

describe('a person at a browser', () => {
  const login = (jar: CookieJar, returnTo = '/') =>
    jar.follow(`${server.url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`)

  it('signs in at the provider and comes back to where they were', async () => {
    const jar = new CookieJar()
    expect(await login(jar, '/operations?source=demo')).toEqual({
      ...{ url: `${server.url}/operations?source=demo`, status: 200 },
    })
    expect(await me(jar)).toEqual({ role: 'researcher', name: 'Ada L.', provider: 'Example Hospital' })
  })

  it('has the last of researcher, manager, operator where the provider gives several', async () => {
    provider.here = 'grace'
    const jar = new CookieJar()
    await login(jar)
    expect(await me(jar)).toMatchObject({ role: 'operator', name: 'Grace H.' })
    expect((await jar.ask(`${server.url}/api/v1/exports`)).status).toBe(200)
  })

  it('without a role here, or who said no at the provider, is told so and is the public', async () => {
    for (const [here, why] of [
      ['nobody', 'no-role'],
      ['', 'denied'],
    ] as const) {
      provider.here = here
      const jar = new CookieJar()
      expect(await login(jar)).toMatchObject({ url: `${server.url}/sign-in?problem=${why}&returnTo=%2F` })
      expect(await me(jar)).toMatchObject({ role: 'public' })
    }
  })

  it('is sent with a state, a nonce and a challenge, which are others each time', async () => {
    const asked = await Promise.all([1, 2].map(() => fetch(`${server.url}/auth/login`, { redirect: 'manual' })))
    const [one, two] = asked.map((each) => new URL(each.headers.get('location')!).searchParams)
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one!.get(name)!.length).toBeGreaterThan(40)
      expect(one!.get(name)).not.toBe(two!.get(name))
    }
    expect([one!.get('code_challenge_method'), one!.get('response_type')]).toEqual(['S256', 'code'])
    expect(asked[0]!.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  })

  const callback = () => `${server.url}/auth/callback`

  it('cannot use a code twice', async () => {
    const jar = new CookieJar()
    const { url } = await jar.follow(`${server.url}/auth/login`, callback())
    const before = new Map(jar.cookies)
    expect((await jar.ask(url)).headers.get('location')).toBe('/')
    expect((await jar.ask(url)).headers.get('location')).toBe('/sign-in?problem=over&returnTo=%2F')
    // Also with the cookie that the first callback took away.
    const thief = new CookieJar()
    for (const [name, value] of before) thief.cookies.set(name, value)
    expect((await thief.ask(url)).headers.get('location')).toBe('/sign-in?problem=over&returnTo=%2F')
    expect(await me(thief)).toMatchObject({ role: 'public' })
  })

  it('cannot be signed in by the code, or the state, of another person’s sign-in', async () => {
    const [victim, thief] = [new CookieJar(), new CookieJar()]
    const ofTheThief = (await thief.follow(`${server.url}/auth/login`, callback())).url
    // The victim follows the thief's link: without a sign-in of their own, and in the middle of one.
    expect((await victim.ask(ofTheThief)).headers.get('location')).toMatch(/^\/sign-in\?problem=over/)
    await victim.follow(`${server.url}/auth/login`, callback())
    expect((await victim.ask(ofTheThief)).headers.get('location')).toMatch(/^\/sign-in\?problem=failed/)
    expect(await me(victim)).toMatchObject({ role: 'public' })
    // A stolen code in a sign-in of one's own, with its own state: the verifier is another.
    const other = new CookieJar()
    const own = new URL((await other.follow(`${server.url}/auth/login`, callback())).url)
    own.searchParams.set('code', new URL(ofTheThief).searchParams.get('code')!)
    expect((await other.ask(own.href)).headers.get('location')).toMatch(/^\/sign-in\?problem=failed/)
  })

  it('is never sent elsewhere after signing in', async () => {
    for (const to of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/.//elsewhere.example',
    ]) {
      expect(await login(new CookieJar(), to)).toEqual({ url: `${server.url}/`, status: 200 })
    }
  })

  it('signs out, and the old cookie is none any more', async () => {
    const jar = new CookieJar()
    await login(jar)
    const before = new Map(jar.cookies)
    expect((await jar.ask(`${server.url}/auth/logout`, { method: 'POST' })).status).toBe(204)
    expect(await me(jar)).toMatchObject({ role: 'public' })
    const thief = new CookieJar()
    for (const [name, value] of before) thief.cookies.set(name, value)
    const response = await thief.ask(`${server.url}/api/v1/me`)
    expect([response.status, problem.parse(await response.json()).type]).toEqual([
      401,
      'https://topogram.invalid/problems/session-ended',
    ])
    // Told once: the cookie is taken away with it.
    expect(await me(thief)).toMatchObject({ role: 'public' })
  })

  it('gets a new session id when they sign in again, and the one before is over', async () => {
    const jar = new CookieJar()
    await login(jar)
    const before = new Map(jar.cookies)
    await login(jar)
    const old = new CookieJar()
    for (const [name, value] of before) old.cookies.set(name, value)
    expect((await old.ask(`${server.url}/api/v1/me`)).status).toBe(401)
    expect(await me(jar)).toMatchObject({ role: 'researcher' })
  })

  it('does nothing in the name of a page of another site that they visit', async () => {
    provider.here = 'grace'
    const jar = new CookieJar()
    await login(jar)
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      for (const path of ['/api/v1/exports', '/api/v1/sources/demo/pause', '/auth/logout', '/auth/session']) {
        expect((await jar.ask(`${server.url}${path}`, { method: 'POST', headers })).status).toBe(403)
      }
    }
    expect(await me(jar)).toMatchObject({ role: 'operator' })
  })
})
