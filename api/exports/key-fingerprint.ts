import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '#api/error-code.js'
import { renameDurably } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'
import { PseudonymKeyError } from './pseudonym-key-error.js'

/** Tells two keys apart and gives neither away: an HMAC of a constant, cut to 128 bits. */
export const keyFingerprint = (key: Uint8Array): string =>
  createHmac('sha256', key).update('topogram pseudonym key').digest('hex').slice(0, 32)

const fileOf = (home: Home): string => join(home.path, 'pseudonym.fingerprint')

function lastUsed(home: Home): string | null {
  try {
    return readFileSync(fileOf(home), 'utf8').trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Beside the key, under a name of its own: two processes may write it at once, and what one leaves behind is swept,
 * also what another has not renamed yet. That is no loss where the sweeper wrote the same.
 */
async function write(home: Home, fingerprint: string): Promise<void> {
  const beside = `${home.pseudonymKey}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(beside, `${fingerprint}\n`, { mode: 0o600 })
    await renameDurably(beside, fileOf(home))
  } catch (error) {
    if (lastUsed(home) !== fingerprint) throw error
  }
}

/**
 * Under another key every patient is somebody new: what is kept cannot be compared any more, and the noise of protected
 * answers changes, which gives two readings of one number. So a key that is not the last one is refused.
 *
 * @param from where the key comes from, for the message
 * @throws PseudonymKeyError
 */
export async function requireSameKey(home: Home, key: Uint8Array, from: string): Promise<void> {
  const fingerprint = keyFingerprint(key)
  const before = lastUsed(home)
  if (before === fingerprint) return
  if (before !== null && existsSync(home.current)) {
    throw new PseudonymKeyError(
      `pseudonymKey: ${from} is not the key that the snapshots in this home were made with: every patient would look ` +
        `new. Put the earlier key back; or, if it is lost or must not be used any more, remove ${fileOf(home)} and export`,
    )
  }
  await write(home, fingerprint)
}
