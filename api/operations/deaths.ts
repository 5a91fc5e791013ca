import type { Run } from '#analytics/contract/runs.js'
import type { Configuration } from '#api/configuration.js'
import { notify } from './notify.js'

/** What to say of a run that was found dead. */
export const deathOf = ({ id, error }: Run): string => `export ${id} died: ${error?.message ?? 'without a word'}`

/** Tell operators of runs that were found dead. @returns why the webhook was not told, each time it was not */
export async function tellDeaths(dead: readonly Run[], configuration: Configuration): Promise<readonly string[]> {
  const untold: (string | null)[] = []
  for (const run of dead) {
    const source = run.asked.length === 1 ? (run.asked[0] ?? null) : null
    const at = run.endedAt ?? run.startedAt
    untold.push(await notify({ event: 'export-died', source, run: run.id, at, message: deathOf(run) }, configuration))
  }
  return untold.filter((each) => each !== null)
}
