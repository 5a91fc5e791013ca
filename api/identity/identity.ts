import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IdentitySettings } from '#api/configuration/identity-schema.js'
import { anonymous, type Caller } from './caller.js'
import { cookieName, cookieOf, originOf, setCookie } from './cookies.js'
import type { Oidc } from './oidc/oidc.js'
import { BadCredentials, SessionEnded } from './refusal.js'
import { Sessions, type SignedIn } from './sessions.js'
import { Tokens, type KeptToken } from './tokens.js'

/** Who asks: by a token in the header, by the session of a browser, or nobody in particular. */
@Injectable()
export class Identity {
  /** By which browsers know this server where a proxy stands before it. */
  readonly publicOrigin: string | null
  private readonly sessions: Sessions

  constructor(
    { publicUrl, sessions }: IdentitySettings,
    private readonly tokens: Tokens,
    /** Null where no provider is configured. */
    readonly oidc: Oidc | null,
  ) {
    this.publicOrigin = publicUrl === undefined ? null : new URL(publicUrl).origin
    this.sessions = new Sessions(sessions)
  }

  /** @throws BadCredentials for any that came and are not good: nobody goes on as the public unawares */
  async of(request: FastifyRequest, reply: FastifyReply, now: Date): Promise<Caller> {
    const { authorization } = request.headers
    if (authorization !== undefined) return this.bearer(authorization, now)
    const id = cookieOf(request, this.cookie(request))
    if (id === null) return anonymous
    try {
      const { caller, renewed } = await this.resumed(id, now)
      if (renewed !== null) this.keep(request, reply, renewed)
      return caller
    } catch (error) {
      if (error instanceof SessionEnded) this.keep(request, reply, null)
      throw error
    }
  }

  /** A session for the holder of a token, so that no script of the page has to hold it. @throws BadCredentials */
  async signInByToken(text: string, request: FastifyRequest, reply: FastifyReply, now: Date): Promise<void> {
    const token = await this.tokens.check(text, now)
    this.signIn({ caller: callerWith(token), tokenId: token.id }, request, reply, now)
  }

  /** A session with a new id; one that was there before ends. */
  signIn(who: SignedIn, request: FastifyRequest, reply: FastifyReply, now: Date): void {
    const before = cookieOf(request, this.cookie(request))
    if (before !== null) this.sessions.end(before)
    this.keep(request, reply, this.sessions.start(who, now))
  }

  signOut(request: FastifyRequest, reply: FastifyReply): void {
    const id = cookieOf(request, this.cookie(request))
    if (id === null) return
    this.sessions.end(id)
    this.keep(request, reply, null)
  }

  private async bearer(authorization: string, now: Date): Promise<Caller> {
    const [, text] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    if (text === undefined) throw new BadCredentials('expected the header Authorization: Bearer and a token')
    if (this.oidc !== null && !text.startsWith('tpg_')) return this.oidc.callerBy(text, now)
    return callerWith(await this.tokens.check(text, now))
  }

  private async resumed(id: string, now: Date): Promise<ReturnType<Sessions['resume']>> {
    const resumed = this.sessions.resume(id, now)
    if (resumed.tokenId === null) return resumed
    try {
      await this.tokens.recheck(resumed.tokenId, now)
      return resumed
    } catch (error) {
      if (!(error instanceof BadCredentials)) throw error
      this.sessions.end(id)
      throw new SessionEnded(`you are signed out: ${error.message}`, { cause: error })
    }
  }

  private cookie(request: FastifyRequest): string {
    return cookieName('session', originOf(request, this.publicOrigin))
  }

  private keep(request: FastifyRequest, reply: FastifyReply, value: string | null): void {
    setCookie(reply, { name: this.cookie(request), value, origin: originOf(request, this.publicOrigin) })
  }
}

const callerWith = ({ id, name, role }: KeptToken): Caller => ({ role, id: `token:${id}`, name })
