import { Controller, Get, Logger, NotFoundException, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AuthorizationResponseError } from 'openid-client'
import type { SignInProblem } from '#analytics/contract/me.js'
import { cookieName, cookieOf, originOf, setCookie } from '../cookies.js'
import { Identity } from '../identity.js'
import { OpenTo } from '../open-to.js'
import { loginLasts } from './logins.js'
import { NoLogin, NoRole, type Oidc } from './oidc.js'
import { ownPath } from './own-path.js'
import { ProviderAway } from './provider.js'

const seeOther = 303

/** A person signs in: to the provider and back. What goes wrong is told by the dashboard, in its words. */
@Controller('auth')
export class OidcController {
  private readonly logger = new Logger('identity')

  constructor(private readonly identity: Identity) {}

  @Get('login')
  @OpenTo('anyone')
  async login(
    @Query('returnTo') returnTo: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const origin = originOf(request, this.identity.publicOrigin)
    const path = ownPath(typeof returnTo === 'string' ? returnTo : '/')
    try {
      const { url, id } = await this.oidc().begin(path, `${origin}/auth/callback`, new Date())
      setCookie(reply, { name: cookieName('login', origin), value: id, origin, maxAge: loginLasts / 1000 })
      await send(reply, url)
    } catch (error) {
      await this.tell(error, path, reply)
    }
  }

  @Get('callback')
  @OpenTo('anyone')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const origin = originOf(request, this.identity.publicOrigin)
    const name = cookieName('login', origin)
    try {
      const callback = new URL(request.url, origin)
      const { caller, returnTo } = await this.oidc().finish(cookieOf(request, name), callback, new Date())
      setCookie(reply, { name, value: null, origin })
      this.identity.signIn({ caller, tokenId: null }, request, reply, new Date())
      await send(reply, returnTo)
    } catch (error) {
      setCookie(reply, { name, value: null, origin })
      await this.tell(error, '/', reply)
    }
  }

  private oidc(): Oidc {
    if (this.identity.oidc !== null) return this.identity.oidc
    throw new NotFoundException('no provider of identities is configured; sign in by a token')
  }

  private async tell(error: unknown, returnTo: string, reply: FastifyReply): Promise<void> {
    if (error instanceof NotFoundException) throw error
    const problem = problemOf(error)
    // The cause names neither a code nor a token.
    if (problem === 'failed' || problem === 'away') this.logger.warn(`a sign-in failed: ${inWords(error)}`)
    await send(reply, `/sign-in?${new URLSearchParams({ problem, returnTo }).toString()}`)
  }
}

const send = async (reply: FastifyReply, to: string): Promise<void> => {
  await reply.header('Cache-Control', 'no-store').redirect(to, seeOther)
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof NoLogin) return 'over'
  if (error instanceof NoRole) return 'no-role'
  if (error instanceof ProviderAway) return 'away'
  return error instanceof AuthorizationResponseError && error.error === 'access_denied' ? 'denied' : 'failed'
}

const inWords = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
