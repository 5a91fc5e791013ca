import { randomBytes } from 'node:crypto'
import type { Phase, Run, RunNotice, RunSource, Trigger } from '#analytics/contract/runs.js'
import type { Home } from '#api/snapshots/home.js'
import type { FetchedHow } from '#api/exports/fetch.js'
import { recordProgress, recordRun } from './run-shelf.js'

/** Milliseconds between two notes of progress. */
const noteEvery = 500

/** The instant and six hexadecimal digits of chance, such as `20261124T124705Z-a1b2c3`: in their order is that of time. */
export function newRunId(now: Date): string {
  const instant = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  return `${instant}-${randomBytes(3).toString('hex')}`
}

export interface RunStart {
  readonly id: string
  readonly trigger: Trigger
  readonly asked: readonly string[]
}

const waiting = ({ name, kind, expected = null }: Described): RunSource => ({
  ...{ source: name, kind, how: 'fetched', state: 'waiting', version: null, cursorFrom: null, cursorTo: null },
  ...{ read: 0, staged: 0, rejected: 0, expected, bytes: null, seconds: 0 },
})

/** A source of the snapshot in the making. */
interface Described {
  readonly name: string
  readonly kind: string
  readonly expected?: number | null | undefined
}

/** Writes down what happens in a run while it happens. */
export class Recorder {
  private notedAt = 0
  private noting: Promise<void> = Promise.resolve()
  private readingSince = 0

  private constructor(
    private readonly home: Home,
    private readonly now: () => Date,
    private record: Run,
  ) {}

  static async start(home: Home, now: () => Date, { id, trigger, asked }: RunStart): Promise<Recorder> {
    const recorder = new Recorder(home, now, {
      ...{ id, trigger, asked, status: 'running', startedAt: now().toISOString(), endedAt: null },
      ...{ phase: null, phases: [], changes: [], findings: [], schemaDifferences: [], notices: [] },
      ...{ error: null, snapshot: null },
      sources: [],
    })
    await recordRun(home, recorder.record)
    return recorder
  }

  sources(described: readonly Described[]): Promise<void> {
    return this.note({ sources: described.map(waiting) })
  }

  phase(phase: Phase): Promise<void> {
    const at = this.now().toISOString()
    return this.note({ phase, phases: [...this.phasesEnded(at), { phase, startedAt: at, endedAt: null }] })
  }

  reading(source: string): Promise<void> {
    this.readingSince = this.now().getTime()
    return this.noteSource(source, { state: 'reading' }, true)
  }

  progress(soFar: FetchedHow, expected: number | undefined): void {
    const told = { ...this.told(soFar), ...(expected === undefined ? {} : { expected }) }
    // A note that cannot be written, as on a full disk, is no reason to stop: the next write of data will be.
    this.noteSource(soFar.fetched.source, told, false).catch(() => undefined)
  }

  async fetched(soFar: FetchedHow): Promise<void> {
    await this.noteSource(soFar.fetched.source, { ...this.told(soFar), state: 'read' }, true)
    await this.notice(soFar.fetched.notices)
  }

  notice(notices: readonly RunNotice[]): Promise<void> {
    return this.note({ notices: [...this.record.notices, ...notices] })
  }

  note(changed: Partial<Run>, atOnce = true): Promise<void> {
    this.record = { ...this.record, ...changed }
    const now = this.now().getTime()
    if (!atOnce && now - this.notedAt < noteEvery) return this.noting
    this.notedAt = now
    const record = this.record
    this.noting = this.noting.catch(() => undefined).then(() => recordProgress(this.home, record))
    return this.noting
  }

  async end(ended: Pick<Run, 'status'> & Partial<Run>): Promise<void> {
    await this.noting.catch(() => undefined)
    const at = this.now().toISOString()
    this.record = { ...this.record, phases: this.phasesEnded(at), endedAt: at, ...ended }
    await recordRun(this.home, this.record)
  }

  private phasesEnded(at: string): Run['phases'] {
    return this.record.phases.map((each) => (each.endedAt === null ? { ...each, endedAt: at } : each))
  }

  private told({ fetched, how, cursorFrom }: FetchedHow): Partial<RunSource> {
    const { version, cursor, read, staged, rejected, bytes } = fetched
    const seconds = (this.now().getTime() - this.readingSince) / 1000
    return { how, version, cursorFrom, cursorTo: cursor, read, staged, rejected, bytes, seconds }
  }

  private noteSource(source: string, changed: Partial<RunSource>, atOnce: boolean): Promise<void> {
    const sources = this.record.sources.map((each) => (each.source === source ? { ...each, ...changed } : each))
    return this.note({ sources }, atOnce)
  }
}
