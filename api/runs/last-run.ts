import type { Run } from '#analytics/contract/runs.js'
import type { Home } from '#api/snapshots/home.js'
import { readRun, runIds } from './run-shelf.js'

/** The newest run that was to read a source, of those for which `isMeant` holds. */
export async function lastRunOf(
  home: Home,
  source: string,
  isMeant: (run: Run) => boolean = () => true,
): Promise<Run | null> {
  for (const id of await runIds(home)) {
    const run = await readRun(home, id)
    if (run && wasAsked(run, source) && isMeant(run)) return run
  }
  return null
}

/** Whether a run was to read a source, rather than to use what was kept of it. */
export const wasAsked = ({ asked, sources }: Run, source: string): boolean =>
  asked.length === 0 ? sources.some((each) => each.source === source) : asked.includes(source)
