import { Controller, Get, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { OpenTo } from '#api/identity/open-to.js'
import { Metrics } from './metrics.js'

/** For operators, also on this machine: behind a proxy everybody seems to come from it. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @OpenTo(['operator'])
  async find(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.mediaType).header('Cache-Control', 'no-store')
    return await this.metrics.text()
  }
}
