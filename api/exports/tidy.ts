import type { RunNotice } from '#analytics/contract/runs.js'
import { pruneRuns } from '#api/runs/run-shelf.js'
import type { Home } from '#api/snapshots/home.js'
import { prune } from '#api/snapshots/publish.js'
import { systemFailure } from '#api/system-failure.js'
import { dropPart, keepPart, sweepFetched, type Fetched } from './fetched-shelf.js'
import type { SourceInput } from './source-input.js'

export interface Tidied {
  /** Snapshots that are no longer kept. */
  readonly pruned: readonly string[]
  /** What could not be done. */
  readonly notices: readonly RunNotice[]
}

interface Keeping {
  readonly home: Home
  readonly keep: number
  readonly keepRuns: number
}

/**
 * What follows an export that has ended well: what its snapshot was built from is kept, older snapshots and runs go.
 * The snapshot stands whatever happens to these, so what fails is told as a notice, and done by the next export.
 */
export async function tidy(
  fetched: readonly Fetched[],
  sources: readonly SourceInput[],
  { home, keep, keepRuns }: Keeping,
): Promise<Tidied> {
  const notices: RunNotice[] = []
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => notices.push(untidy(what, error)))
  }
  let pruned: readonly string[] = []
  await attempt('what was fetched could not be kept for the next export', () => keepFetched(fetched, sources, home))
  await attempt('older snapshots could not be removed', async () => (pruned = await prune(home, keep)))
  await attempt('records of older runs could not be removed', () => pruneRuns(home, keepRuns))
  return { pruned, notices }
}

const untidy = (what: string, error: unknown): RunNotice => ({
  ...{ source: 'home', code: 'not-tidied', severity: 'warning' },
  text: `${what}: ${systemFailure(error) ?? (error instanceof Error ? error.message : String(error))}`,
})

/**
 * What this snapshot was built from is what the next one goes on from. Of a lone source that cannot tell whether
 * anything changed nothing is kept: it is read whole the next time in any case.
 */
async function keepFetched(fetched: readonly Fetched[], sources: readonly SourceInput[], home: Home): Promise<void> {
  const isUseful = sources.length > 1 || sources.some(({ connector }) => 'version' in connector)
  for (const each of fetched) await (isUseful ? keepPart(home, each) : dropPart(home, each.source))
  await sweepFetched(home, isUseful ? sources.map(({ connector }) => connector.name) : [])
}
