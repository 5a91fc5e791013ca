import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'

const paused = z.object({ paused: z.array(z.string()) })

const fileOf = (home: Home): string => join(home.path, 'paused.json')

/** Sources whose schedule somebody has paused; the same for every server of a home, and after a restart. */
export function pausedSources(home: Home): ReadonlySet<string> {
  try {
    return new Set(paused.parse(JSON.parse(readFileSync(fileOf(home), 'utf8'))).paused)
  } catch {
    // None was paused yet. A broken file must not stop exports.
    return new Set()
  }
}

export async function setPaused(home: Home, source: string, isPaused: boolean): Promise<void> {
  const sources = new Set(pausedSources(home))
  if (isPaused) sources.add(source)
  else sources.delete(source)
  await writeDurably(fileOf(home), `${JSON.stringify({ paused: [...sources].sort() })}\n`)
}
