import { Controller, Get, Header, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { MeAnswer } from '#analytics/contract/me.js'
import { roles } from '#analytics/contract/trends.js'
import { callerOf } from './caller.js'
import { Identity } from './identity.js'
import { OpenTo } from './open-to.js'

/** As whom the caller reads. Answered also before anything is published. */
@Controller('api/v1/me')
export class MeController {
  constructor(private readonly identity: Identity) {}

  @Get()
  @OpenTo(roles)
  @Header('Cache-Control', 'no-store')
  find(@Req() request: FastifyRequest): MeAnswer {
    const { role, name } = callerOf(request)
    return { role, name, provider: this.identity.oidc?.name ?? null }
  }
}
