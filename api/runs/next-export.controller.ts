import { Controller, Get, Header } from '@nestjs/common'
import type { NextExportAnswer } from '#analytics/contract/next-export.js'
import { roles } from '#analytics/contract/trends.js'
import { OpenTo } from '#api/identity/open-to.js'
import { SourceStates } from './source-states.js'

/** When what everybody sees may change; which source that is, and how it fares, is for operators. */
@Controller('api/v1/next-export')
export class NextExportController {
  constructor(private readonly states: SourceStates) {}

  @Get()
  @OpenTo(roles)
  @Header('Cache-Control', 'no-cache')
  async find(): Promise<NextExportAnswer> {
    const states = await this.states.all(new Date())
    // Instants in UTC and of one form sort as texts.
    const [at = null] = states.flatMap(({ nextRunAt }) => nextRunAt ?? []).toSorted()
    return { at }
  }
}
