import type { Run } from '#analytics/contract/runs.js'
import { writerOf } from '#api/exports/lock.js'
import type { Home } from '#api/snapshots/home.js'
import { died, readRun } from './run-shelf.js'

/** A run as it is now; one that says it is running although nobody writes to the home has died. */
export async function runNow(home: Home, id: string): Promise<Run | null> {
  const run = await readRun(home, id)
  if (run?.status !== 'running' || writerOf(home) !== null) return run
  // It may have ended between the two looks.
  const again = await readRun(home, id)
  return again?.status === 'running' ? died(again, new Date()) : again
}
