import { Controller, Get } from '@nestjs/common'
import { OpenTo } from '#api/identity/open-to.js'
import { SourceStates } from '#api/runs/source-states.js'
import { Snapshots } from '#api/snapshots/snapshots.js'

@Controller('health')
export class HealthController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly states: SourceStates,
  ) {}

  /** The process answers. */
  @Get('live')
  @OpenTo('anyone')
  live() {
    return { status: 'live' }
  }

  /** There is a snapshot to ask; `stale` where a source is older than its limits. @throws NoSnapshot, a 503, before the first export */
  @Get('ready')
  @OpenTo('anyone')
  async ready() {
    const { id, publishedAt, dataTo } = await this.snapshots.current()
    const states = await this.states.all(new Date())
    const stale = states.filter(({ run, data }) => run.isStale || data.isStale).map(({ name }) => name)
    return { status: stale.length > 0 ? 'stale' : 'ready', stale, snapshot: { id, publishedAt, dataTo } }
  }
}
