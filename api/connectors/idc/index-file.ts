import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { errorCode } from '#api/error-code.js'
import { ConnectorError } from '../connector.js'
import { Transient } from '../fetching/failure.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'

/** The index as a file that can be read, and how to be done with it. */
export interface IndexFile {
  readonly path: string
  readonly bytes: number
  done(): Promise<void>
}

export const isAddress = (index: string): boolean => /^https?:\/\//.test(index)

export interface IndexSource extends FetchSettings {
  readonly name: string
  readonly index: string
}

/** What stands beside the index: its SHA-256, 64 hexadecimal digits at the beginning. */
async function publishedSum(remote: Remote, path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const { text } = await remote.text({ path: `${path}.sha256`, signal })
    return /^[0-9a-f]{64}/i.exec(text.trim())?.[0].toLowerCase() ?? null
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}

const remoteOf = (source: IndexSource, world?: World): Remote =>
  new Remote({
    base: new URL(source.index).origin,
    source: source.name,
    policy: fetchPolicy(source),
    ...(world ? { world } : {}),
  })

const pathOf = (index: string): string => new URL(index).pathname

/** A text that changes with the index: its published sum, or a file's size and time. */
export async function indexVersion(
  source: IndexSource,
  folder: string,
  signal: AbortSignal,
  world?: World,
): Promise<string | null> {
  if (!isAddress(source.index)) {
    const { size, mtimeMs } = await local(source, folder)
    return `${size} ${mtimeMs}`
  }
  const remote = remoteOf(source, world)
  try {
    return await publishedSum(remote, pathOf(source.index), signal)
  } finally {
    await remote.close()
  }
}

async function local({ name, index }: IndexSource, folder: string) {
  try {
    return await stat(resolve(folder, index))
  } catch (error) {
    throw new ConnectorError(`${name}: index: cannot read ${index} (${errorCode(error) ?? 'unknown'})`, {
      cause: error,
    })
  }
}

/** The index on disk: where it lies, or downloaded for as long as it is read. @throws ConnectorError */
export async function indexFile(
  source: IndexSource,
  folder: string,
  signal: AbortSignal,
  world?: World,
): Promise<IndexFile> {
  if (!isAddress(source.index)) {
    const { size } = await local(source, folder)
    return { path: resolve(folder, source.index), bytes: size, done: () => Promise.resolve() }
  }
  const own = await mkdtemp(join(tmpdir(), 'topogram-idc-'))
  const done = (): Promise<void> => rm(own, { recursive: true, force: true })
  const remote = remoteOf(source, world)
  try {
    const path = join(own, 'index.parquet')
    const sum = await publishedSum(remote, pathOf(source.index), signal)
    await remote.retrying(signal, () => downloaded(remote, source, path, sum, signal))
    return { path, bytes: remote.bytes, done }
  } catch (error) {
    await done()
    throw error
  } finally {
    await remote.close()
  }
}

async function downloaded(
  remote: Remote,
  source: IndexSource,
  path: string,
  sum: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { body, what } = await remote.stream({ path: pathOf(source.index), signal })
  const hash = createHash('sha256')
  await pipeline(
    body,
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        hash.update(piece)
        yield piece
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  )
  if (sum !== null && hash.digest('hex') !== sum)
    throw new Transient(`${what}: the index is not the one that was published: its SHA-256 differs`)
}
