import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { catalogueParameters, type CatalogueParameters } from '#analytics/question/catalogue-parameters.js'
import { roles } from '#analytics/contract/trends.js'
import { validated } from '#api/http/caching.js'
import { mediaType } from '#api/http/format.js'
import { QueryPipe } from '#api/http/query.pipe.js'
import { roleOf } from '#api/identity/caller.js'
import { OpenTo } from '#api/identity/open-to.js'
import { Questions } from './questions.js'

@Controller('api/v1/catalogue')
export class CatalogueController {
  constructor(private readonly questions: Questions) {}

  @Get()
  @OpenTo(roles)
  async find(
    @Query(new QueryPipe(catalogueParameters)) parameters: CatalogueParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.questions.catalogue(parameters, roleOf(request))
    void reply.type(mediaType.json)
    return validated(request, reply, JSON.stringify(answer))
  }
}
