import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import type { ExportsAnswer, RunAnswer, RunEntry, RunProgress } from '#analytics/contract/operations.js'
import type { Run, RunFinding } from '#analytics/contract/runs.js'
import { Scheduler } from '#api/schedule/scheduler.js'
import type { Home } from '#api/snapshots/home.js'
import { HOME, Snapshots } from '#api/snapshots/snapshots.js'
import { wasAsked } from './last-run.js'
import { runNow } from './run-now.js'
import { runIds } from './run-shelf.js'
import { SourceStates } from './source-states.js'

export interface RunsQuestion {
  readonly limit: number
  /** The id of a run: those before it. */
  readonly before: string | null
  readonly source: string | null
}

const schedulerNotes: Readonly<Record<Scheduler['place'], string>> = {
  here: 'This server starts the scheduled exports.',
  elsewhere: 'Another server of this home starts the scheduled exports.',
  nowhere: 'This server cannot write to its home, and starts no scheduled exports.',
}

/** Milliseconds between two looks at how far a run is. */
const lookEvery = 500

/** The runs of a home, whoever started them. */
@Injectable()
export class Runs {
  constructor(
    @Inject(HOME) private readonly home: Home,
    private readonly states: SourceStates,
    private readonly scheduler: Scheduler,
    private readonly snapshots: Snapshots,
  ) {}

  async list({ limit, before, source }: RunsQuestion, now: Date): Promise<ExportsAnswer> {
    const found: Run[] = []
    for (const id of await runIds(this.home)) {
      if (found.length > limit) break
      if (before !== null && id >= before) continue
      const run = await runNow(this.home, id)
      if (run && (source === null || wasAsked(run, source))) found.push(run)
    }
    const runs = found.slice(0, limit)
    return {
      sources: await this.states.all(now),
      runs: runs.map((run) => entry(run, this.states.judged(run))),
      next: found.length > limit ? (runs.at(-1)?.id ?? null) : null,
      scheduler: this.schedulerNote(),
    }
  }

  async answer(id: string): Promise<RunAnswer | null> {
    const run = await runNow(this.home, id)
    if (!run) return null
    const kept = await this.snapshots.list()
    const findings = this.states.judged(run)
    return { ...run, findings, snapshotKept: kept.some((each) => each.id === run.snapshot) }
  }

  /** How far a run is, whenever that has changed, until it has ended. */
  async *progress(id: string, signal: AbortSignal): AsyncGenerator<RunProgress> {
    let told = ''
    for (;;) {
      const run = await runNow(this.home, id)
      if (!run) return
      const progress = progressOf(run, new Date())
      const text = JSON.stringify({ ...progress, seconds: 0 })
      if (text !== told) yield progress
      told = text
      if (run.status !== 'running' || signal.aborted) return
      await setTimeout(lookEvery, undefined, { signal }).catch(() => undefined)
    }
  }

  private schedulerNote(): ExportsAnswer['scheduler'] {
    const { isHere, place } = this.scheduler
    return { isHere, note: schedulerNotes[place] }
  }
}

function entry(run: Run, judged: readonly RunFinding[]): RunEntry {
  const { id, trigger, asked, status, startedAt, endedAt, phase, snapshot, sources, error } = run
  return {
    ...{ id, trigger, asked, status, startedAt, endedAt, phase, snapshot },
    read: sources.reduce((sum, each) => sum + (each.how === 'reused' ? 0 : each.read), 0),
    rejected: sources.reduce((sum, each) => sum + each.rejected, 0),
    warnings: judged.filter(({ severity, told }) => told && severity !== 'note').length,
    error: error?.message ?? null,
  }
}

const progressOf = ({ id, status, phase, sources, startedAt, endedAt }: Run, now: Date): RunProgress => ({
  ...{ id, status, phase, sources },
  seconds: ((endedAt === null ? now.getTime() : Date.parse(endedAt)) - Date.parse(startedAt)) / 1000,
})
