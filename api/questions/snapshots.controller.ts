import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { compareParameters, type CompareParameters } from '#analytics/question/compare-parameters.js'
import { snapshotsParameters, type SnapshotsParameters } from '#analytics/question/snapshots-parameters.js'
import { roles } from '#analytics/contract/trends.js'
import { validated } from '#api/http/caching.js'
import { mediaType } from '#api/http/format.js'
import { QueryPipe } from '#api/http/query.pipe.js'
import { roleOf } from '#api/identity/caller.js'
import { OpenTo } from '#api/identity/open-to.js'
import { Questions } from './questions.js'

@Controller('api/v1/snapshots')
export class SnapshotsController {
  constructor(private readonly questions: Questions) {}

  @Get('compare')
  @OpenTo(roles)
  async compare(
    @Query(new QueryPipe(compareParameters)) parameters: CompareParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.questions.comparison(parameters, roleOf(request))
    void reply.type(mediaType.json)
    return validated(request, reply, JSON.stringify(answer))
  }

  @Get()
  @OpenTo(roles)
  async find(
    @Query(new QueryPipe(snapshotsParameters)) _parameters: SnapshotsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.questions.snapshots(roleOf(request))
    void reply.type(mediaType.json)
    return validated(request, reply, JSON.stringify(answer))
  }
}
