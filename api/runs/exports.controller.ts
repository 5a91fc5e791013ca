import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Sse, type MessageEvent } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { from, map, type Observable } from 'rxjs'
import { exportRequest, type ExportAccepted, type ExportRequest } from '#analytics/contract/operations.js'
import { QueryPipe } from '#api/http/query.pipe.js'
import { OpenTo } from '#api/identity/open-to.js'
import { Operations } from './operations.js'
import { runsParameters, type RunsParameters } from './runs-parameters.js'
import { Runs } from './runs.js'

/** Runs: those there were, one of them, a new one. For operators. */
@Controller('api/v1/exports')
export class ExportsController {
  constructor(
    private readonly runs: Runs,
    private readonly operations: Operations,
  ) {}

  @Get()
  @OpenTo(['operator'])
  list(@Query(new QueryPipe(runsParameters)) { limit, before, source }: RunsParameters) {
    return this.runs.list({ limit, before: before ?? null, source: source ?? null }, new Date())
  }

  @Post()
  @OpenTo(['operator'])
  @HttpCode(202)
  async start(@Body(new QueryPipe(exportRequest)) request: ExportRequest): Promise<ExportAccepted> {
    return { id: await this.operations.start(request), trigger: 'api' }
  }

  @Get(':id')
  @OpenTo(['operator'])
  find(@Param('id') id: string) {
    return this.operations.run(id)
  }

  @Post(':id/stop')
  @OpenTo(['operator'])
  @HttpCode(202)
  async stop(@Param('id') id: string) {
    await this.operations.stop(id)
    return { id }
  }

  @Sse(':id/events')
  @OpenTo(['operator'])
  async events(@Param('id') id: string, @Req() { raw }: FastifyRequest): Promise<Observable<MessageEvent>> {
    await this.operations.run(id)
    const gone = new AbortController()
    raw.once('close', () => gone.abort())
    return from(this.runs.progress(id, gone.signal)).pipe(
      map((data) => ({ type: data.status === 'running' ? 'progress' : 'end', data })),
    )
  }
}
