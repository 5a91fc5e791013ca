import { Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common'
import { SameOriginGuard } from '#api/http/same-origin.guard.js'
import { SourceStates } from './source-states.js'

/** The schedules of sources. For operators. */
@Controller('api/v1/sources')
@UseGuards(SameOriginGuard)
export class SourcesController {
  constructor(private readonly states: SourceStates) {}

  @Post(':name/pause')
  @HttpCode(200)
  pause(@Param('name') name: string) {
    return this.states.pause(name, true)
  }

  @Post(':name/resume')
  @HttpCode(200)
  resume(@Param('name') name: string) {
    return this.states.pause(name, false)
  }
}
