import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload, type JWK } from 'jose'
import { Provider, type Configuration } from 'oidc-provider'

export const client = { id: 'topogram', secret: 'a secret of the client, long enough' }
export const audience = 'https://topogram.example.org/api'
const header = { alg: 'RS256', kid: 'the-key-of-the-provider' } as const
const batch = { id: 'batch', secret: 'a secret of the program, long enough' }

/** What the provider says of somebody. */
export interface Account {
  readonly name: string
  readonly roles: readonly string[]
}

const accounts: Readonly<Record<string, Account>> = {
  ada: { name: 'Ada L.', roles: ['staff', 'imaging-stats'] },
  grace: { name: 'Grace H.', roles: ['imaging-ops', 'imaging-stats'] },
  nobody: { name: 'No Body', roles: ['staff'] },
}

/** The lines of a configuration that trusts this provider. */
const trust = (issuer: string): string => `
identity:
  oidc:
    issuer: ${issuer}
    name: Example Hospital
    clientId: ${client.id}
    clientSecret: env:OIDC_SECRET
    audience: ${audience}
    roles: { imaging-stats: researcher, imaging-ops: operator }
`

function configuration(key: JWK): Configuration {
  return {
    jwks: { keys: [{ ...key, ...header, use: 'sig' }] },
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret, application_type: 'native' },
        // Of native clients the port of the loopback address is not compared (RFC 8252, 7.3).
        ...{ redirect_uris: ['http://127.0.0.1/auth/callback'], grant_types: ['authorization_code'] },
      },
      {
        ...{ client_id: batch.id, client_secret: batch.secret, redirect_uris: [], response_types: [] },
        grant_types: ['client_credentials'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the provider for its own cookies'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    extraTokenClaims: () => ({ roles: ['imaging-stats'] }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
        ...(oidc.client === undefined ? {} : { clientId: oidc.client.clientId }),
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_context, resource) => ({
          ...{ scope: '', audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 300 },
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  }
}

/** A provider of identities on loopback. Whoever is `here` signs in without a question. */
export class IdentityProvider {
  here = 'ada'

  private constructor(
    readonly issuer: string,
    private readonly key: CryptoKey,
    private readonly server: Server,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the provider has no port')
    const issuer = `http://127.0.0.1:${address.port}`
    const provider = new Provider(issuer, configuration(await exportJWK(privateKey)))
    const started = new IdentityProvider(issuer, privateKey, server)
    const answer = provider.callback()
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/')) void started.interact(provider, request, response)
      else void answer(request, response)
    })
    return started
  }

  get configuration(): string {
    return trust(this.issuer)
  }

  /** An access token for a program, as the provider gives it. @param resource whom it is for */
  async accessToken(resource: string = audience): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${batch.id}:${encodeURIComponent(batch.secret)}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
    })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null && 'access_token' in answer) return String(answer.access_token)
    throw new Error(`the provider gave no token: ${JSON.stringify(answer)}`)
  }

  /** A token that the provider would never give, signed by its key all the same. */
  signed(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader(header).sign(this.key)
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  private async interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const denied = { error: 'access_denied', error_description: 'the person said no' }
    const result = this.here === '' ? denied : { login: { accountId: this.here }, consent: {} }
    await provider.interactionFinished(request, response, result)
  }
}
