import { Inject, Injectable, Logger } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { CONFIGURATION, type Configuration } from '#api/configuration.js'
import { lockFile } from '#api/exports/lock.js'
import { closeIfDead, runIds } from '#api/runs/run-shelf.js'
import { runNow } from '#api/runs/run-now.js'
import { Scheduler } from '#api/schedule/scheduler.js'
import type { Home } from '#api/snapshots/home.js'
import { HOME } from '#api/snapshots/snapshots.js'
import { deathOf, tellDeaths } from './deaths.js'

/** Tells operators of an export whose process was killed, once, whoever started it. */
@Injectable()
export class DeathWatch {
  private readonly logger = new Logger('operations')

  constructor(
    @Inject(HOME) private readonly home: Home,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly scheduler: Scheduler,
  ) {}

  /** Of several servers of a home the one that schedules looks. Whoever begins a run has closed those before it. */
  @Interval(60_000)
  async look(): Promise<void> {
    if (!this.scheduler.isHere) return
    const [newest] = await runIds(this.home)
    if (newest === undefined || (await runNow(this.home, newest))?.status !== 'died') return
    const lock = lockFile(this.home.lock)
    if (lock === null) return
    const dead = await closeIfDead(this.home, newest, new Date()).finally(() => lock.release())
    if (dead === null) return
    this.logger.error(deathOf(dead))
    for (const untold of await tellDeaths([dead], this.configuration)) this.logger.error(untold)
  }
}
