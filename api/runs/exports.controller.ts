import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Sse,
  UseGuards,
  type MessageEvent,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { from, map, type Observable } from 'rxjs'
import { exportRequest, type ExportAccepted, type ExportRequest } from '#analytics/contract/operations.js'
import { QueryPipe } from '#api/http/query.pipe.js'
import { SameOriginGuard } from '#api/http/same-origin.guard.js'
import { Operations } from './operations.js'
import { runsParameters, type RunsParameters } from './runs-parameters.js'
import { Runs } from './runs.js'

/** Runs: those there were, one of them, a new one. For operators. */
@Controller('api/v1/exports')
@UseGuards(SameOriginGuard)
export class ExportsController {
  constructor(
    private readonly runs: Runs,
    private readonly operations: Operations,
  ) {}

  @Get()
  list(@Query(new QueryPipe(runsParameters)) { limit, before, source }: RunsParameters) {
    return this.runs.list({ limit, before: before ?? null, source: source ?? null }, new Date())
  }

  @Post()
  @HttpCode(202)
  async start(@Body(new QueryPipe(exportRequest)) request: ExportRequest): Promise<ExportAccepted> {
    return { id: await this.operations.start(request), trigger: 'api' }
  }

  @Get(':id')
  find(@Param('id') id: string) {
    return this.operations.run(id)
  }

  @Post(':id/stop')
  @HttpCode(202)
  async stop(@Param('id') id: string) {
    await this.operations.stop(id)
    return { id }
  }

  @Sse(':id/events')
  async events(@Param('id') id: string, @Req() { raw }: FastifyRequest): Promise<Observable<MessageEvent>> {
    await this.operations.run(id)
    const gone = new AbortController()
    raw.once('close', () => gone.abort())
    return from(this.runs.progress(id, gone.signal)).pipe(
      map((data) => ({ type: data.status === 'running' ? 'progress' : 'end', data })),
    )
  }
}
