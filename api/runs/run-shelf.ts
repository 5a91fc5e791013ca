import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run, type Run } from '#analytics/contract/runs.js'
import { errorCode } from '#api/error-code.js'
import { writeDurably } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'

const fileOf = (home: Home, id: string): string => join(home.runs, `${id}.json`)

export const isRunId = (text: string): boolean => run.shape.id.safeParse(text).success

const textOf = (record: Run): string => `${JSON.stringify(record)}\n`

/** Keep a run for good: also after a power cut. */
export const recordRun = (home: Home, record: Run): Promise<void> =>
  writeDurably(fileOf(home, record.id), textOf(record))

/** How far a run is. Readers see the last whole text; it need not outlive the machine. */
export async function recordProgress(home: Home, record: Run): Promise<void> {
  const beside = `${fileOf(home, record.id)}.progress`
  await writeFile(beside, textOf(record))
  await rename(beside, fileOf(home, record.id))
}

/** One run, or null where none has this id. */
export async function readRun(home: Home, id: string): Promise<Run | null> {
  if (!isRunId(id)) return null
  try {
    return run.parse(JSON.parse(await readFile(fileOf(home, id), 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    // Half or of another version: as good as not recorded, and no reason to show nothing of the others.
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError')) return null
    throw error
  }
}

/** The ids of all recorded runs, newest first. */
export async function runIds(home: Home): Promise<readonly string[]> {
  const names = await readdir(home.runs).catch(() => [])
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter(isRunId)
    .sort()
    .reverse()
}

/**
 * Runs that say they are running although nobody holds the lock have died. Only while holding it.
 *
 * @returns those found
 */
export async function closeDeadRuns(home: Home, now: Date): Promise<readonly Run[]> {
  const dead: Run[] = []
  for (const id of await runIds(home)) {
    const found = await closeIfDead(home, id, now)
    if (found) dead.push(found)
  }
  for (const name of await readdir(home.runs)) {
    if (!name.endsWith('.json')) await rm(join(home.runs, name), { force: true })
  }
  return dead
}

/** The same for one. @returns null where it has ended */
export async function closeIfDead(home: Home, id: string, now: Date): Promise<Run | null> {
  const found = await readRun(home, id)
  if (found?.status !== 'running') return null
  const dead = died(found, now)
  await recordRun(home, dead)
  return dead
}

/** What is to be said of a run whose process is gone. */
export const died = (record: Run, now: Date): Run => ({
  ...record,
  status: 'died',
  endedAt: now.toISOString(),
  error: {
    message: 'the process of this run ended without a word, as after a crash, a kill or a power cut',
    causes: ['what was published before still stands; the next run goes on where this one could be resumed'],
  },
})

/** Remove the oldest beyond those kept. */
export async function pruneRuns(home: Home, keep: number): Promise<void> {
  for (const id of (await runIds(home)).slice(keep)) await rm(fileOf(home, id), { force: true })
}
