import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Logger } from '@nestjs/common'
import { z } from 'zod'
import { errorCode } from '#api/error-code.js'
import { writeDurably } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'

const paused = z.object({ paused: z.array(z.string()) })

const fileOf = (home: Home): string => join(home.path, 'paused.json')

const logger = new Logger('schedule')
const told = new Set<string>()

/** Sources whose schedule somebody has paused; the same for every server of a home, and after a restart. */
export function pausedSources(home: Home): ReadonlySet<string> {
  const file = fileOf(home)
  try {
    return new Set(paused.parse(JSON.parse(readFileSync(file, 'utf8'))).paused)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') tell(file, error)
    // None was paused yet. A broken file must not stop exports.
    return new Set()
  }
}

/** Once: it is read with every look at the sources. */
function tell(file: string, error: unknown): void {
  const why = errorCode(error) ?? 'it is damaged'
  if (told.has(file + why)) return
  told.add(file + why)
  logger.error(
    `${basename(file)} cannot be read (${why}): no source counts as paused; pause again those that should be`,
  )
}

let writing: Promise<unknown> = Promise.resolve()

/** One after the other, so that none is lost of two that are paused at once. */
export function setPaused(home: Home, source: string, isPaused: boolean): Promise<void> {
  const written = writing.then(() => write(home, source, isPaused))
  writing = written.catch(() => undefined)
  return written
}

async function write(home: Home, source: string, isPaused: boolean): Promise<void> {
  const sources = new Set(pausedSources(home))
  if (isPaused) sources.add(source)
  else sources.delete(source)
  await writeDurably(fileOf(home), `${JSON.stringify({ paused: [...sources].sort() })}\n`)
}
