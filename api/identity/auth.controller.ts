import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { tokenSignIn, type TokenSignIn } from '#analytics/contract/me.js'
import { QueryPipe } from '#api/http/query.pipe.js'
import { Identity } from './identity.js'
import { OpenTo } from './open-to.js'

/** Signing in and out, for browsers. */
@Controller('auth')
export class AuthController {
  constructor(private readonly identity: Identity) {}

  /** Whoever has a token gets a session for it, and the page forgets the token. */
  @Post('session')
  @HttpCode(204)
  @OpenTo('anyone')
  async signIn(
    @Body(new QueryPipe(tokenSignIn)) { token }: TokenSignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.identity.signInByToken(token, request, reply, new Date())
  }

  @Post('logout')
  @HttpCode(204)
  @OpenTo('anyone')
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.identity.signOut(request, reply)
  }
}
