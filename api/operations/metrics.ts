import { Injectable } from '@nestjs/common'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { SourceStates } from '#api/runs/source-states.js'
import { NoSnapshot } from '#api/snapshots/as-of.js'
import { Snapshots } from '#api/snapshots/snapshots.js'

/** One answer, as it is counted. */
export interface Counted {
  readonly method: string
  /** As it was declared: what a client puts into an address is no label. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

const name = (text: string): string => `topogram_${text}`

/** What Prometheus is told of this server. Nothing in it is about patients. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests: Histogram
  private readonly questions: Gauge
  private readonly sources: Readonly<Record<'run' | 'data' | 'stale' | 'last', Gauge>>

  constructor(
    private readonly snapshots: Snapshots,
    private readonly states: SourceStates,
  ) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.requests = new Histogram({
      ...{ name: name('request_seconds'), help: 'How long answers took', registers },
      ...{ labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60] },
    })
    this.questions = new Gauge({
      ...{ name: name('questions'), help: 'Questions that are being answered, and that wait', registers },
      labelNames: ['state'],
    })
    const bySource = (own: string, help: string) =>
      new Gauge({ ...{ name: name(own), help, registers }, labelNames: ['source'] })
    this.sources = {
      run: bySource('source_run_age_seconds', 'Time since the last good export of a source'),
      data: bySource('source_data_age_seconds', 'Time since the newest contribution of a source'),
      last: new Gauge({
        ...{ name: name('source_last_run'), help: 'How the last export of a source ended', registers },
        labelNames: ['source', 'status'],
      }),
      stale: bySource('source_stale', '1 where a source is older than its limits'),
    }
    const age = async () => (await this.snapshotAge()) ?? Number.NaN
    new Gauge({
      ...{ name: name('snapshot_age_seconds'), help: 'Time since the current snapshot was published', registers },
      async collect() {
        this.set(await age())
      },
    })
  }

  count({ method, route, status, seconds }: Counted): void {
    this.requests.observe({ method, route, status }, seconds)
  }

  /** In the text format of Prometheus. */
  async text(): Promise<string> {
    for (const [state, count] of Object.entries(this.snapshots.load)) this.questions.set({ state }, count)
    this.sources.last.reset()
    for (const { name: source, run, data, lastRun } of await this.states.all(new Date())) {
      if (run.age !== null) this.sources.run.set({ source }, run.age / 1000)
      if (data.age !== null) this.sources.data.set({ source }, data.age / 1000)
      if (lastRun !== null) this.sources.last.set({ source, status: lastRun.status }, 1)
      this.sources.stale.set({ source }, run.isStale || data.isStale ? 1 : 0)
    }
    return await this.registry.metrics()
  }

  get mediaType(): string {
    return this.registry.contentType
  }

  private async snapshotAge(): Promise<number | null> {
    try {
      const { publishedAt } = await this.snapshots.current()
      return (Date.now() - Date.parse(publishedAt)) / 1000
    } catch (error) {
      if (error instanceof NoSnapshot) return null
      throw error
    }
  }
}
