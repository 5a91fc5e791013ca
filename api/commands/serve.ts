import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Run } from '#analytics/contract/runs.js'
import { sweepUnnamed } from '#api/exports/fetched-shelf.js'
import { lockFile, type WriterLock } from '#api/exports/lock.js'
import { closeDeadRuns } from '#api/runs/run-shelf.js'
import { Integrity } from '#api/snapshots/integrity.js'
import { recover } from '#api/snapshots/recover.js'
import { errorCode } from '#api/error-code.js'
import { firstToken } from '#api/identity/first-token.js'
import { serve } from '#api/main.js'
import { tellDeaths } from '#api/operations/deaths.js'
import { NoSnapshot } from '#api/snapshots/as-of.js'
import { HomeError, type Home } from '#api/snapshots/home.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { exportSources } from './export.js'
import { installation, readingInstallation, type Installation } from './installation.js'

/** The command line itself: what runs now may be `npm start`, which puts words of its own before those it is given. */
const exportCommand = [process.execPath, fileURLToPath(new URL('../../../topogram.mjs', import.meta.url))]

export interface ServeFlags {
  readonly host?: string
  readonly port?: string
  readonly firstExport?: boolean
}

/** `topogram serve`: until interrupted, then answers what was asked and ends well. */
export async function serveCommand(
  { host, port, firstExport = false }: ServeFlags,
  signal: AbortSignal,
): Promise<void> {
  const installed = installationToServe({ HOST: host, PORT: port })
  const { home, policies, configuration } = installed
  const { host: address, port: number } = installed.environment
  await requireFree(address, number)
  await putInOrder(installed)
  const isEmpty = await hasNothingToAsk(home)
  if (isEmpty && firstExport) await exportSources({}, signal)
  else if (!isEmpty) await tellOtherSources(installed)
  const server = await serve({ home, policies, configuration, exportCommand, host: address, port: number })
  if (isEmpty && !firstExport) {
    process.stderr.write('no snapshot has been published yet; run npx topogram export in another terminal\n')
  }
  if (server.scheduler === 'elsewhere') {
    process.stderr.write(
      'another server of this home starts its scheduled exports; this one serves, and takes over when that one ends\n',
    )
  }
  await tellFirstToken(home)
  process.stderr.write(`Topogram is at ${server.url} (Ctrl-C stops it)\n`)
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  process.stderr.write('stopping\n')
  await server.close()
}

/** A home that cannot be written to can still be read from, as a copy on a read-only disk. */
function installationToServe(overrides: Parameters<typeof installation>[0]): Installation {
  try {
    return installation(overrides)
  } catch (error) {
    if (!(error instanceof HomeError)) throw error
    const installed = readingInstallation(overrides)
    if (!existsSync(installed.home.snapshots)) throw error
    process.stderr.write(`${installed.home.path} is read-only: it is served, and nothing is exported into it\n`)
    return installed
  }
}

/** Told last, where it is not scrolled away. */
async function tellFirstToken(home: Home): Promise<void> {
  const token = await firstToken(home, new Date())
  if (token === null) return
  process.stderr.write(
    `the operator's token, told this once and good for 90 days; sign in with it, then make others by ` +
      `npx topogram token create:\n  ${token}\n`,
  )
}

/** What a crash left behind goes, unless an export is running: then it is that one's work. */
async function putInOrder({ home, configuration }: Installation): Promise<void> {
  const lock = lockOrNone(home)
  if (lock === null) return
  let dead: readonly Run[]
  try {
    await recover(home, new Integrity(home))
    await sweepUnnamed(home)
    dead = await closeDeadRuns(home, new Date())
  } finally {
    lock.release()
  }
  for (const untold of await tellDeaths(dead, configuration)) process.stderr.write(`${untold}\n`)
}

/** None also where the home is read-only: there nothing is left behind that could be put in order. */
function lockOrNone(home: Home): WriterLock | null {
  try {
    return lockFile(home.lock)
  } catch (error) {
    if (error instanceof HomeError) return null
    throw error
  }
}

async function hasNothingToAsk(home: Home): Promise<boolean> {
  try {
    await new Snapshots(home).current()
    return false
  } catch (error) {
    if (error instanceof NoSnapshot) return true
    throw error
  }
}

/** A configuration that has changed since the export has no effect until the next one. */
async function tellOtherSources({ home, configuration }: Installation): Promise<void> {
  const { id, sources } = await new Snapshots(home).current()
  const configured = configuration.sources.filter(({ enabled }) => enabled).map(({ name }) => name)
  const exported = sources.map(({ name }) => name)
  if (configured.toSorted().join() === exported.toSorted().join()) return
  process.stderr.write(
    `snapshot ${id} was made from ${exported.join(', ')}; the configuration names ${configured.join(', ')}: ` +
      'run npx topogram export to publish that\n',
  )
}

/** Told before anything else is done, and before a framework tells it in its own words. */
async function requireFree(host: string, port: number): Promise<void> {
  const probe = createServer().listen(port, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    const why =
      errorCode(error) === 'EADDRINUSE'
        ? `${port} on ${host} is taken; stop the other program or set PORT to a free one`
        : `cannot listen on ${port} of ${host} (${errorCode(error) ?? String(error)}); set PORT to one from 1024 to 65535`
    throw new BadPort(`PORT: ${why}`, { cause: error })
  }
  probe.close()
  await once(probe, 'close')
}

/** A port that cannot be listened on. */
class BadPort extends Error {
  override readonly name = 'BadPort'
}
