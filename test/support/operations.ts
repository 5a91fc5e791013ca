import type { ExportsAnswer, Freshness, RunEntry, SourceState } from '#analytics/contract/operations.js'

/** The instant that the operations of these tests are looked at. */
export const now = new Date('2026-11-24T03:00:00Z')

const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const before = (age: number): string => new Date(now.getTime() - age).toISOString()

/** As fresh or old as said, against a limit. */
export const aged = (age: number | null, limit: number | null): Freshness => ({
  at: age === null ? null : before(age),
  age,
  limit,
  isStale: limit !== null && (age === null || age > limit),
})

/** A run that began so long ago. */
export function runEntry(age: number, changed: Partial<RunEntry> = {}): RunEntry {
  const startedAt = before(age)
  return {
    id: `${startedAt.replace(/[-:]|\.\d{3}/g, '')}-0a1b2c`,
    ...{ trigger: 'schedule', asked: [], status: 'published', phase: null, snapshot: '7f3a9c01d2e4' },
    ...{ startedAt, endedAt: new Date(Date.parse(startedAt) + 4 * minute).toISOString() },
    ...{ read: 1000, rejected: 0, warnings: 0, error: null },
    ...changed,
  }
}

/** A source that is fresh by its run, and of whose data no age is asked. */
export function sourceState(name: string, last: RunEntry | null, changed: Partial<SourceState> = {}): SourceState {
  return {
    ...{ name, kind: 'gen3', enabled: true, schedule: '0 */6 * * *', timeZone: 'UTC', isPaused: false },
    nextRunAt: new Date(now.getTime() + 3 * hour).toISOString(),
    lastRun: last && { id: last.id, status: last.status, startedAt: last.startedAt },
    run: aged(2 * hour, 12 * hour),
    data: aged(10 * day, null),
    ...changed,
  }
}

export const exportsAnswer = (sources: readonly SourceState[], runs: readonly RunEntry[]): ExportsAnswer => ({
  ...{ sources, runs, next: null },
  scheduler: { isHere: true, note: 'This server starts the scheduled exports.' },
})
