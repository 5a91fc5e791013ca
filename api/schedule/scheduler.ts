import { join } from 'node:path'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { SchedulerRegistry } from '@nestjs/schedule'
import { CronJob } from 'cron'
import { CONFIGURATION, type Configuration } from '#api/configuration.js'
import type { SourceSettings } from '#api/configuration/schema.js'
import { lockFile, type WriterLock } from '#api/exports/lock.js'
import { lastRuns } from '#api/runs/last-run.js'
import type { Home } from '#api/snapshots/home.js'
import { HOME } from '#api/snapshots/snapshots.js'
import { nextDue, wasMissed, type Timetable } from './due.js'
import { Launcher } from './launcher.js'
import { pausedSources } from './pauses.js'

/** Milliseconds between two looks whether the server that schedules is still there. */
const lookEvery = 15_000

/**
 * Starts the scheduled exports of a home. Of several servers on one home one does; another takes over when it is gone,
 * because the right to is a lock that dies with its process.
 */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('schedule')
  private lock: WriterLock | null = null
  /** Why the lock could be neither taken nor found held, as last told. */
  private hindrance: string | null = null
  private looking: NodeJS.Timeout | undefined
  /** Exports that are due wait for each other. */
  private queue: Promise<unknown> = Promise.resolve()

  constructor(
    @Inject(HOME) private readonly home: Home,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly launcher: Launcher,
    private readonly registry: SchedulerRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tryToTakeOver()
    if (this.lock) return
    this.looking = setInterval(() => void this.tryToTakeOver(), lookEvery)
    this.looking.unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.looking)
    this.lock?.release()
    this.lock = null
  }

  get isHere(): boolean {
    return this.lock !== null
  }

  /** Which server starts the scheduled exports; `nowhere`: of a home that takes no lock from this account. */
  get place(): 'here' | 'elsewhere' | 'nowhere' {
    if (this.isHere) return 'here'
    return this.hindrance === null ? 'elsewhere' : 'nowhere'
  }

  /** When a source is exported next; null where it has no schedule, or is paused. */
  nextRunAt(source: SourceSettings, now: Date): Date | null {
    const timetable = timetableOf(source, this.configuration)
    if (timetable === null || !source.enabled || pausedSources(this.home).has(source.name)) return null
    return nextDue(timetable, now)
  }

  private scheduled(): readonly SourceSettings[] {
    return this.configuration.sources.filter(({ schedule, enabled }) => enabled && schedule !== undefined)
  }

  private async tryToTakeOver(): Promise<void> {
    this.lock = this.takenLock()
    if (this.lock === null) return
    clearInterval(this.looking)
    for (const source of this.scheduled()) {
      await this.begin(source).catch((error: unknown) => this.logger.error(String(error)))
    }
  }

  /** A disk that is full or read-only keeps nobody from serving; a later look may find it otherwise. */
  private takenLock(): WriterLock | null {
    try {
      const lock = lockFile(join(this.home.path, 'schedule.lock'))
      this.hindrance = null
      return lock
    } catch (error) {
      const why = String(error)
      if (why !== this.hindrance && this.scheduled().length > 0)
        this.logger.error(`no scheduled export can start: ${why}`)
      this.hindrance = why
      return null
    }
  }

  private async begin(source: SourceSettings): Promise<void> {
    const timetable = timetableOf(source, this.configuration)
    if (timetable === null) return
    const { schedule, timeZone } = timetable
    const due = (): void => this.enqueue(source.name, 'schedule')
    const job = CronJob.from({ cronTime: schedule, timeZone, onTick: due, start: true })
    this.registry.addCronJob(source.name, job)
    const { last } = (await lastRuns(this.home, [source.name]))(source.name)
    if (wasMissed(timetable, last ? new Date(last.startedAt) : null, new Date())) this.enqueue(source.name, 'catch-up')
  }

  private enqueue(source: string, trigger: 'schedule' | 'catch-up'): void {
    if (pausedSources(this.home).has(source)) return
    this.queue = this.queue
      .then(() => this.launcher.launchAndWait({ trigger, source }))
      .catch((error: unknown) => this.logger.error(String(error)))
  }
}

/** When a source is exported; null where only by hand. */
export const timetableOf = (source: SourceSettings, { timeZone }: Configuration): Timetable | null =>
  source.schedule === undefined ? null : { schedule: source.schedule, timeZone: source.timeZone ?? timeZone }
