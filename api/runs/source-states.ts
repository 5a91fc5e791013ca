import { Inject, Injectable } from '@nestjs/common'
import type { SourceState } from '#analytics/contract/operations.js'
import type { Run, RunFinding } from '#analytics/contract/runs.js'
import { judge } from '#analytics/quality/judge.js'
import { CONFIGURATION, type Configuration } from '#api/configuration.js'
import type { SourceSettings } from '#api/configuration/schema.js'
import { sourceNamed } from '#api/exports/connectors.js'
import { pausedSources, setPaused } from '#api/schedule/pauses.js'
import { Scheduler, timetableOf } from '#api/schedule/scheduler.js'
import { NoSnapshot } from '#api/snapshots/as-of.js'
import type { Home } from '#api/snapshots/home.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import { HOME, Snapshots } from '#api/snapshots/snapshots.js'
import { freshness } from './freshness.js'
import { lastRuns, type LastRuns } from './last-run.js'

/** What operators are told of each source: how fresh it is, and what comes next. */
@Injectable()
export class SourceStates {
  constructor(
    @Inject(HOME) private readonly home: Home,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly scheduler: Scheduler,
    private readonly snapshots: Snapshots,
  ) {}

  async all(now: Date): Promise<readonly SourceState[]> {
    const { sources } = this.configuration
    const current = await this.current()
    const runsOf = await lastRuns(
      this.home,
      sources.map(({ name }) => name),
    )
    return sources.map((source) => this.state(source, runsOf(source.name), current, now))
  }

  /** What a run found, judged by the thresholds as they are configured now. */
  judged({ findings }: Run): readonly RunFinding[] {
    return judge(findings, this.configuration.exports.checks)
  }

  /** Scheduled exports of a paused source do not begin; by hand they do. @throws UnknownSource */
  async pause(name: string, isPaused: boolean): Promise<SourceState> {
    const source = sourceNamed(name, this.configuration)
    await setPaused(this.home, name, isPaused)
    const runsOf = await lastRuns(this.home, [name])
    return this.state(source, runsOf(name), await this.current(), new Date())
  }

  private state(source: SourceSettings, { last, good }: LastRuns, current: Manifest | null, now: Date): SourceState {
    const { name, kind, enabled } = source
    const dataTo = current?.sources.find((each) => each.name === name)?.dataTo ?? null
    return {
      ...{ name, kind, enabled },
      schedule: source.schedule ?? null,
      timeZone: timetableOf(source, this.configuration)?.timeZone ?? this.configuration.timeZone,
      isPaused: pausedSources(this.home).has(name),
      nextRunAt: this.scheduler.nextRunAt(source, now)?.toISOString() ?? null,
      lastRun: last ? { id: last.id, status: last.status, startedAt: last.startedAt } : null,
      run: freshness(good?.endedAt ? new Date(good.endedAt) : null, source.freshness.run, now),
      data: freshness(dataTo === null ? null : new Date(dataTo), source.freshness.data, now),
    }
  }

  private async current(): Promise<Manifest | null> {
    try {
      return await this.snapshots.current()
    } catch (error) {
      if (error instanceof NoSnapshot) return null
      throw error
    }
  }
}
