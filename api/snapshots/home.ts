import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '#api/error-code.js'

/** The folder an installation keeps its data in, and where in it everything is. */
export interface Home {
  readonly path: string
  readonly snapshots: string
  readonly drafts: string
  /** What was last read of each source, conformed and under pseudonyms. */
  readonly fetched: string
  readonly runs: string
  /** Who asked what. */
  readonly audit: string
  /** Snapshots that were found damaged, for whoever wants to know why. */
  readonly damaged: string
  readonly current: string
  readonly lock: string
  readonly pseudonymKey: string
  /** Of whom may ask for more than the public: a file for each token, with a hash of it. */
  readonly tokens: string
}

export const homeAt = (path: string): Home => ({
  path,
  snapshots: join(path, 'snapshots'),
  drafts: join(path, 'drafts'),
  fetched: join(path, 'fetched'),
  runs: join(path, 'runs'),
  audit: join(path, 'audit'),
  damaged: join(path, 'damaged'),
  current: join(path, 'current.json'),
  lock: join(path, 'export.lock'),
  pseudonymKey: join(path, 'pseudonym.key'),
  tokens: join(path, 'tokens'),
})

/** A home folder that cannot be used: which, why, and what to change. */
export class HomeError extends Error {
  override readonly name = 'HomeError'
}

/** Not `recursive: true`: below a folder that takes none, such as /proc, that never returns. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o750 })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

function refuseFile({ path }: Home): void {
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw new HomeError(`TOPOGRAM_HOME: ${path} is a file; set TOPOGRAM_HOME to a folder`)
  }
}

/**
 * For who only reads: nothing is made, and a home that is not there yet has nothing to read.
 *
 * @throws HomeError where what is there cannot be read
 */
export function requireReadable(home: Home): void {
  refuseFile(home)
  if (!existsSync(home.path)) return
  try {
    accessSync(home.path, constants.R_OK | constants.X_OK)
  } catch (error) {
    const reason = errorCode(error) ?? String(error)
    throw new HomeError(`TOPOGRAM_HOME: cannot read ${home.path} (${reason}); make it readable`, { cause: error })
  }
}

/** Make the folders of a home where they are missing. @throws HomeError where that is not allowed */
export function prepareHome(home: Home): void {
  refuseFile(home)
  try {
    for (const folder of [home.path, home.snapshots, home.drafts, home.fetched, home.runs]) {
      makeFolder(folder)
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    }
  } catch (error) {
    const reason = errorCode(error) ?? String(error)
    throw new HomeError(
      `TOPOGRAM_HOME: cannot write to ${home.path} (${reason}); make it writable or set TOPOGRAM_HOME to another folder`,
      { cause: error },
    )
  }
}
