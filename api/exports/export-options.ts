import type { Run, RunNotice, Trigger } from '#analytics/contract/runs.js'
import type { Thresholds } from '#analytics/quality/judge.js'
import type { Home } from '#api/snapshots/home.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import type { FetchedHow } from './fetch.js'
import type { SourceInput } from './source-input.js'

export interface ExportOptions {
  readonly home: Home
  /** All sources of the snapshot. @throws ConnectorError for one that cannot be read as it is configured */
  readonly sources: () => Promise<readonly SourceInput[]>
  /** Those of them that are to be read; none named: all. Of the others what is kept is used. */
  readonly asked: readonly string[]
  readonly trigger: Trigger
  readonly runId: string
  readonly pseudonymKey: Uint8Array
  readonly maxRejectedShare: number
  readonly minRemainingShare: number
  /** As configured; other rules keep their own. */
  readonly checkThresholds?: Thresholds
  readonly keep: number
  readonly keepRuns: number
  /** Publish although much less came than before: a person looked. */
  readonly force: boolean
  /** Read sources also where nothing changed there. */
  readonly refetch: boolean
  /** Wait until another export has ended, rather than fail. */
  readonly wait: boolean
  readonly signal: AbortSignal
  readonly now: () => Date
  /** Told of runs whose process was found gone, before this one begins. */
  readonly onDead: (dead: readonly Run[]) => Promise<void>
  readonly onStep: (about: string) => void
  readonly onPage: (soFar: FetchedHow, expected: number | undefined) => void
}

export interface Exported {
  readonly manifest: Manifest
  /** False where the sources brought nothing new: the current snapshot stays. */
  readonly isNew: boolean
  readonly pruned: readonly string[]
  readonly runId: string
  readonly notices: readonly RunNotice[]
}
