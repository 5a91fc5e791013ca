import type { Run } from '#analytics/contract/runs.js'
import type { Home } from '#api/snapshots/home.js'
import { runNow } from './run-now.js'
import { runIds } from './run-shelf.js'

/** Of the runs that were to read a source the newest, and the newest that ended well. */
export interface LastRuns {
  readonly last: Run | null
  readonly good: Run | null
}

const isGood = ({ status }: Run): boolean => status === 'published' || status === 'unchanged'

const none: LastRuns = { last: null, good: null }

/** The last runs of each source; every run is read once, from the newest back until nothing is left to find. */
export async function lastRuns(home: Home, sources: readonly string[]): Promise<(source: string) => LastRuns> {
  const found = new Map<string, LastRuns>()
  const open = new Set(sources)
  for (const id of await runIds(home)) {
    if (open.size === 0) break
    const run = await runNow(home, id)
    for (const source of run === null ? [] : open) {
      if (run === null || !wasAsked(run, source)) continue
      const { last, good } = found.get(source) ?? none
      found.set(source, { last: last ?? run, good: good ?? (isGood(run) ? run : null) })
      if (isGood(run)) open.delete(source)
    }
  }
  return (source) => found.get(source) ?? none
}

/** Whether a run was to read a source, rather than to use what was kept of it. */
export const wasAsked = ({ asked, sources }: Run, source: string): boolean =>
  asked.length === 0 ? sources.some((each) => each.source === source) : asked.includes(source)
