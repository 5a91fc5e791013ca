import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { SourceState } from '#analytics/contract/operations.js'
import { CONFIGURATION, type Configuration } from '#api/configuration.js'
import { SourceStates } from '#api/runs/source-states.js'
import { Scheduler } from '#api/schedule/scheduler.js'
import { notify, type Notification } from './notify.js'

const days = (milliseconds: number): string => {
  const hours = Math.round(milliseconds / 3_600_000)
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}

/** Which limits of a source are exceeded, in words. */
export function staleness({ run, data }: SourceState): string | null {
  const told = (age: number | null, limit: number | null, what: string): string =>
    `${what} ${age === null ? 'yet' : `for ${days(age)}`} (limit ${days(limit ?? 0)})`
  const found = [
    ...(run.isStale ? [told(run.age, run.limit, 'no good run')] : []),
    ...(data.isStale ? [told(data.age, data.limit, 'no new contribution')] : []),
  ]
  return found.length === 0 ? null : found.join('; ')
}

/** Tells operators once when a source goes stale, and once when it is fresh again. */
@Injectable()
export class StaleWatch implements OnModuleDestroy {
  private readonly stale = new Set<string>()
  private isLooking = false
  private isStopped = false
  private readonly logger = new Logger('operations')

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly states: SourceStates,
    private readonly scheduler: Scheduler,
  ) {}

  /** Of several servers of a home the one that schedules tells. */
  @Interval(60_000)
  async look(): Promise<void> {
    if (!this.scheduler.isHere || this.isLooking || this.isStopped) return
    this.isLooking = true
    try {
      const now = new Date()
      for (const state of await this.states.all(now)) await this.judge(state, now)
    } finally {
      this.isLooking = false
    }
  }

  onModuleDestroy(): void {
    this.isStopped = true
  }

  private async judge(state: SourceState, now: Date): Promise<void> {
    const why = state.enabled ? staleness(state) : null
    if ((why !== null) === this.stale.has(state.name)) return
    const of = { source: state.name, run: state.lastRun?.id ?? null, at: now.toISOString() }
    const notification: Notification =
      why === null
        ? { event: 'source-fresh', ...of, message: `${state.name} is fresh again` }
        : { event: 'source-stale', ...of, message: `${state.name} is stale: ${why}` }
    if (why === null) this.stale.delete(state.name)
    else this.stale.add(state.name)
    if (why === null) this.logger.log(notification.message)
    else this.logger.warn(notification.message)
    const untold = await notify(notification, this.configuration)
    if (untold !== null) this.logger.error(untold)
  }
}
