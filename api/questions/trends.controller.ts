import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { trendParameters, type TrendParameters } from '#analytics/question/trend-parameters.js'
import { trendSheet } from '#analytics/contract/trend-sheet.js'
import { validated } from '#api/http/caching.js'
import { body, mediaType, parseFormat } from '#api/http/format.js'
import { QueryPipe } from '#api/http/query.pipe.js'
import { httpRole } from '#api/http/role.js'
import { Questions } from './questions.js'

@Controller('api/v1/trends')
export class TrendsController {
  constructor(private readonly questions: Questions) {}

  @Get()
  async find(
    @Query(new QueryPipe(trendParameters)) parameters: TrendParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = parseFormat(parameters.format)
    const answer = await this.questions.trends(parameters, httpRole)
    void reply.type(mediaType[format])
    if (format !== 'json') {
      const name = `topogram-${answer.measure.id}-${answer.snapshot.id}.${format}`
      void reply.header('Content-Disposition', `attachment; filename="${name}"`)
    }
    return validated(
      request,
      reply,
      body(format, answer, () => trendSheet(answer)),
    )
  }
}
