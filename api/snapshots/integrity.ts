import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { errorCode } from '#api/error-code.js'
import type { Home } from './home.js'
import type { Manifest } from './manifest.js'
import { dataFile } from './shelf.js'

/** SHA-256 of a file, in hex, read as a stream. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

type Judged = Pick<Manifest, 'id' | 'publishedAt' | 'bytes' | 'sha256'>

/**
 * Whether the files of snapshots are those that were published. A file is read once, and again when it was touched:
 * asking is as cheap as asking the file system for its size and time.
 */
export class Integrity {
  private readonly judged = new Map<string, Promise<string | null>>()

  constructor(private readonly home: Home) {}

  /** What is wrong with the file of a snapshot, in words; null where it is whole. */
  async damageOf(manifest: Judged): Promise<string | null> {
    const path = dataFile(this.home, manifest.id)
    const found = await stat(path).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    })
    if (found === null) return 'its file is gone'
    if (found.size !== manifest.bytes) return `its file has ${found.size} bytes, and ${manifest.bytes} were published`
    if (manifest.sha256 === null) return null
    const key = [manifest.id, manifest.publishedAt, found.size, found.mtimeMs, found.ino].join(' ')
    const before = this.judged.get(key)
    if (before) return before
    const damage = sha256Of(path).then((sum) =>
      sum === manifest.sha256 ? null : 'its file is not the one that was published: its SHA-256 differs',
    )
    this.judged.set(key, damage)
    damage.catch(() => this.judged.delete(key))
    return damage
  }
}
