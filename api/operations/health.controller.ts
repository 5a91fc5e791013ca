import { Controller, Get } from '@nestjs/common'
import { Snapshots } from '#api/snapshots/snapshots.js'

@Controller('health')
export class HealthController {
  constructor(private readonly snapshots: Snapshots) {}

  /** The process answers. */
  @Get('live')
  live() {
    return { status: 'live' }
  }

  /** There is a snapshot to ask. @throws NoSnapshot, a 503, before the first export */
  @Get('ready')
  async ready() {
    const { id, publishedAt, dataTo } = await this.snapshots.current()
    return { status: 'ready', snapshot: { id, publishedAt, dataTo } }
  }
}
