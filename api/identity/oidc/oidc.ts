import { createHash } from 'node:crypto'
import * as client from 'openid-client'
import type { OidcSettings } from '#api/configuration/identity-schema.js'
import type { Caller } from '../caller.js'
import { BadCredentials } from '../refusal.js'
import { Bearer } from './bearer.js'
import { Logins } from './logins.js'
import { ownPath } from './own-path.js'
import { Provider } from './provider.js'
import { roleOfClaims } from './role-of-claims.js'

/** The provider knows the person or the program; none of their roles there is one here. */
export class NoRole extends Error {
  override readonly name = 'NoRole'
}

/** A callback without a sign-in that began in this browser, or that came again or too late. */
export class NoLogin extends Error {
  override readonly name = 'NoLogin'
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** OpenID Connect: people by browser, by authorization code with PKCE; programs by bearer tokens. */
export class Oidc {
  /** How people know the provider. */
  readonly name: string
  private readonly provider: Provider
  private readonly bearer: Bearer | null
  private readonly logins = new Logins()

  /** @throws SecretError */
  constructor(
    private readonly settings: OidcSettings,
    folder: string,
  ) {
    this.name = settings.name ?? new URL(settings.issuer).hostname
    this.provider = new Provider(settings, folder)
    this.bearer = settings.audience === undefined ? null : new Bearer(this.provider, settings.audience)
  }

  /** Who has a bearer token. @throws BadCredentials, NoRole, ProviderAway */
  async callerBy(token: string, now: Date): Promise<Caller> {
    if (this.bearer === null) throw new BadCredentials('this is no token of this server, and of no other one is known')
    return this.callerWith(await this.bearer.claims(token, now))
  }

  /** @returns where to send the browser, and the id to keep in its cookie. @throws ProviderAway */
  async begin(
    returnTo: string,
    redirectUri: string,
    now: Date,
  ): Promise<{ readonly url: string; readonly id: string }> {
    const configuration = await this.provider.configuration()
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
    const url = client.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: redirectUri, scope: this.settings.scope, state, nonce },
      ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    })
    const id = this.logins.begin({ state, nonce, verifier, returnTo: ownPath(returnTo) }, now)
    return { url: url.href, id }
  }

  /**
   * Who comes back from the provider.
   *
   * @throws NoLogin, NoRole, ProviderAway; what openid-client throws for a callback that is not as it must be
   */
  async finish(id: string | null, callback: URL, now: Date): Promise<{ caller: Caller; returnTo: string }> {
    const login = id === null ? null : this.logins.take(id, now)
    if (login === null) throw new NoLogin('no sign-in that began here is waited for')
    const configuration = await this.provider.configuration()
    const answer = await client.authorizationCodeGrant(configuration, callback, {
      ...{ pkceCodeVerifier: login.verifier, expectedState: login.state, expectedNonce: login.nonce },
      idTokenExpected: true,
    })
    const claims = answer.claims()
    if (claims === undefined) throw new TypeError('the provider sent no ID token')
    const caller = this.callerWith(await this.withUserInfo(configuration, claims, answer.access_token))
    return { caller, returnTo: login.returnTo }
  }

  /** Some providers tell roles only when they are asked once more. */
  private async withUserInfo(configuration: client.Configuration, claims: Claims, token: string): Promise<Claims> {
    const isTold = roleOfClaims(claims, this.settings.rolesClaim, this.settings.roles) !== null
    if (isTold || configuration.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await client.fetchUserInfo(configuration, token, claims.sub)), ...claims }
  }

  private callerWith(claims: Claims): Caller {
    const { rolesClaim, roles } = this.settings
    const role = roleOfClaims(claims, rolesClaim, roles)
    if (role === null) {
      throw new NoRole(`${this.name} gives this account none of ${Object.keys(roles).join(', ')} in "${rolesClaim}"`)
    }
    const told = [claims['name'], claims['preferred_username'], claims['client_id'], claims.sub]
    const name = told.find((each) => typeof each === 'string' && each !== '')
    return {
      role,
      id: `person:${fingerprint(this.settings.issuer, claims.sub)}`,
      name: typeof name === 'string' ? name.slice(0, 100) : null,
    }
  }
}

/** Some subjects are e-mail addresses: logs tell people apart without them, and who knows one can look for it. */
const fingerprint = (issuer: string, subject: string): string =>
  createHash('sha256').update(`${issuer}\0${subject}`).digest('hex').slice(0, 12)
