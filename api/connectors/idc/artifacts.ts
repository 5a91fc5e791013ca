import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { errorCode } from '#api/error-code.js'
import { ConnectorError } from '../connector.js'
import { Transient } from '../fetching/failure.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { ownFolder, removeOwn } from './own-folder.js'

export interface IndexSource extends FetchSettings {
  readonly name: string
  /** Address, or path. */
  readonly index: string
}

/** Beside the index: when each version was released. */
const releases = 'version_metadata_index.parquet'

/** Files of a release of IDC, as they can be read. */
export interface Artifacts {
  /** A text that changes with the index; null where nothing tells. */
  version(): Promise<string | null>
  index(): Promise<string>
  /** Null where there is none. */
  releases(): Promise<string | null>
  readonly bytes: number
  done(): Promise<void>
}

export const artifactsOf = (source: IndexSource, folder: string, signal: AbortSignal, world?: World): Artifacts =>
  /^https?:\/\//.test(source.index) ? new Published(source, signal, world) : new Local(source, folder)

/** Files that somebody put on this machine. */
class Local implements Artifacts {
  readonly bytes = 0
  private readonly path: string

  constructor(
    private readonly source: IndexSource,
    folder: string,
  ) {
    this.path = resolve(folder, source.index)
  }

  async version(): Promise<string> {
    const { size, mtimeMs } = await this.stated()
    const beside = await stat(this.beside()).catch(() => null)
    return [size, mtimeMs, beside?.size ?? '', beside?.mtimeMs ?? ''].join(' ')
  }

  index(): Promise<string> {
    return this.stated().then(() => this.path)
  }

  async releases(): Promise<string | null> {
    const found = await stat(this.beside()).catch(() => null)
    return found?.isFile() ? this.beside() : null
  }

  done(): Promise<void> {
    return Promise.resolve()
  }

  private beside(): string {
    return join(dirname(this.path), releases)
  }

  private async stated() {
    const { name } = this.source
    try {
      return await stat(this.path)
    } catch (error) {
      throw new ConnectorError(
        `${name}: index: expected a Parquet file at ${this.path}, and it cannot be read (${errorCode(error) ?? 'unknown'})`,
        {
          cause: error,
        },
      )
    }
  }
}

/** Where there is no such file: Google's storage says 403 to who may not list its folder. */
const absent = [403, 404]

/** Files at an address, downloaded for as long as they are read. */
class Published implements Artifacts {
  private readonly remote: Remote
  private folder: string | null = null

  constructor(
    private readonly source: IndexSource,
    private readonly signal: AbortSignal,
    world?: World,
  ) {
    const { name, index } = source
    const policy = fetchPolicy(source)
    this.remote = new Remote({ base: new URL('.', index).href, source: name, policy, ...(world ? { world } : {}) })
  }

  get bytes(): number {
    return this.remote.bytes
  }

  async version(): Promise<string | null> {
    const sum = await this.sumOf(this.source.index)
    if (sum !== null) return sum
    const { headers } = await this.remote.stream({ path: this.source.index, signal: this.signal })
    return headers.etag?.toString() ?? headers['last-modified']?.toString() ?? null
  }

  async index(): Promise<string> {
    const path = await this.downloaded(this.source.index, 'index.parquet', [])
    return path ?? ''
  }

  releases(): Promise<string | null> {
    return this.downloaded(new URL(releases, this.source.index).href, 'releases.parquet', absent)
  }

  async done(): Promise<void> {
    await this.remote.close()
    if (this.folder !== null) await removeOwn(this.folder)
  }

  /** @returns null where there is none and that is no fault */
  private async downloaded(address: string, name: string, accepts: readonly number[]): Promise<string | null> {
    this.folder ??= await ownFolder()
    const path = join(this.folder, name)
    return this.remote.retrying(this.signal, async () => {
      // Asked for anew each time: a release can be published while the last one is downloaded.
      const sum = await this.sumOf(address)
      const { status, body, what } = await this.remote.stream({ path: address, accepts, signal: this.signal })
      if (accepts.includes(status)) return null
      const found = await this.written(body, path)
      if (sum === null || found === sum) return path
      throw new Transient(`${what}: the file is not the one that was published: its SHA-256 differs`)
    })
  }

  /** @returns its SHA-256 */
  private async written(body: AsyncIterable<Uint8Array>, path: string): Promise<string> {
    const hash = createHash('sha256')
    async function* hashed() {
      for await (const piece of body) {
        hash.update(piece)
        yield piece
      }
    }
    try {
      await pipeline(hashed, createWriteStream(path, { mode: 0o600 }))
    } catch (error) {
      if (errorCode(error) !== 'ENOSPC') throw error
      throw new ConnectorError(`${this.source.name}: no space is left to download the index to`, { cause: error })
    }
    return hash.digest('hex')
  }

  /** What stands beside a file: its SHA-256, 64 hexadecimal digits at the beginning. */
  private sumOf(address: string): Promise<string | null> {
    const call = { path: `${address}.sha256`, accepts: absent, signal: this.signal }
    return this.remote.retrying(this.signal, async () => {
      const { status, text, what } = await this.remote.text(call)
      if (absent.includes(status)) return null
      const [sum] = /^[0-9a-f]{64}/i.exec(text.trim()) ?? []
      if (sum === undefined) throw new Transient(`${what}: expected a SHA-256, got something else`)
      return sum.toLowerCase()
    })
  }
}
