import { Controller, HttpCode, Param, Post } from '@nestjs/common'
import { OpenTo } from '#api/identity/open-to.js'
import { SourceStates } from './source-states.js'

/** The schedules of sources. For operators. */
@Controller('api/v1/sources')
export class SourcesController {
  constructor(private readonly states: SourceStates) {}

  @Post(':name/pause')
  @OpenTo(['operator'])
  @HttpCode(200)
  pause(@Param('name') name: string) {
    return this.states.pause(name, true)
  }

  @Post(':name/resume')
  @OpenTo(['operator'])
  @HttpCode(200)
  resume(@Param('name') name: string) {
    return this.states.pause(name, false)
  }
}
