import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { link, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { secretOf } from '#api/configuration/secret.js'
import type { Home } from '#api/snapshots/home.js'
import { realDisk } from '#api/snapshots/durable.js'
import { requireSameKey } from './key-fingerprint.js'
import { PseudonymKeyError } from './pseudonym-key-error.js'

const shortest = 32

/** Of 32 random hexadecimal digits hardly ever fewer are different: less is a word, or a key struck again and again. */
const fewestCharacters = 8

const advice = 'openssl rand -hex 32 makes one'

/** A key given as text must be as hard to guess as the one we would have made. */
function keyFrom(text: string, reference: string): Buffer {
  const key = Buffer.from(text, 'utf8')
  if (text.includes('\uFFFD')) {
    throw new PseudonymKeyError(`pseudonymKey: ${reference} holds bytes that are no text; ${advice}`)
  }
  if (key.length < shortest) {
    const bytes = `${key.length} ${key.length === 1 ? 'byte' : 'bytes'}`
    throw new PseudonymKeyError(`pseudonymKey: ${reference} holds ${bytes}, expected at least ${shortest}; ${advice}`)
  }
  if (new Set(key).size < fewestCharacters) {
    throw new PseudonymKeyError(`pseudonymKey: ${reference} repeats a few characters and is easy to guess; ${advice}`)
  }
  return key
}

/** Readable by its owner only; of two processes that make it at once both end up with the same one. */
async function makeOwnKey(home: Home): Promise<void> {
  const beside = `${home.pseudonymKey}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(beside, randomBytes(shortest), { mode: 0o600 })
    await realDisk.sync(beside)
    await link(beside, home.pseudonymKey)
  } catch (error) {
    // Another was first; it may also have put the home in order since, and removed ours as what a dead run left behind.
    if (!existsSync(home.pseudonymKey)) throw error
  }
  await rm(beside, { force: true })
  await realDisk.sync(home.path)
}

/** Made once for a home. */
async function ownKey(home: Home): Promise<Buffer> {
  if (!existsSync(home.pseudonymKey)) await makeOwnKey(home)
  const key = readFileSync(home.pseudonymKey)
  if (key.length >= shortest) return key
  throw new PseudonymKeyError(
    `${home.pseudonymKey} is damaged: ${key.length} bytes, expected ${shortest}; put it back from a backup`,
  )
}

const othersMayRead = 0o077

/** What to tell of a file that others than its owner can read or change; systems without such rights tell nothing. */
function exposed(path: string): string | null {
  const { mode } = statSync(path)
  if (process.platform === 'win32' || (mode & othersMayRead) === 0) return null
  const rights = (mode & 0o777).toString(8).padStart(4, '0')
  return `pseudonymKey: others than its owner can read or change ${path} (${rights}): chmod 600 it`
}

const toStandardError = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * The key of an installation's pseudonyms: the one it refers to, else its own.
 *
 * @param warn told of a key that others can read
 * @throws SecretError where it is not where its reference says; PseudonymKeyError for one that is easy to guess, or is
 * not the one of the snapshots that are kept
 */
export async function pseudonymKey(
  home: Home,
  reference: string | undefined,
  folder: string,
  warn = toStandardError,
): Promise<Buffer> {
  const path = reference?.startsWith('file:') ? resolve(folder, reference.slice('file:'.length)) : null
  const key =
    reference === undefined ? await ownKey(home) : keyFrom(secretOf(reference, 'pseudonymKey', folder), reference)
  const file = reference === undefined ? home.pseudonymKey : path
  const warning = file === null ? null : exposed(file)
  if (warning !== null) warn(warning)
  await requireSameKey(home, key, reference ?? home.pseudonymKey)
  return key
}
