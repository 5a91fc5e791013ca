import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { errorCode } from '#api/error-code.js'
import type { Home } from '#api/snapshots/home.js'
import { sync } from '#api/snapshots/durable.js'

/** A key that pseudonyms cannot be made with. The key itself is never in the message. */
export class PseudonymKeyError extends Error {
  override readonly name = 'PseudonymKeyError'
}

const shortest = 32

/** A key given as text must be as hard to guess as the one we would have made. */
function keyFrom(text: string, reference: string): Buffer {
  const key = Buffer.from(text.trim(), 'utf8')
  if (key.length >= shortest) return key
  throw new PseudonymKeyError(
    `pseudonymKey: ${reference} holds ${key.length} bytes, expected at least ${shortest}; openssl rand -hex 32 makes one`,
  )
}

function referencedKey(reference: string, folder: string): Buffer {
  const name = reference.slice(reference.indexOf(':') + 1)
  if (reference.startsWith('env:')) return keyFrom(process.env[name] ?? '', reference)
  try {
    return keyFrom(readFileSync(resolve(folder, name), 'utf8'), reference)
  } catch (error) {
    if (error instanceof PseudonymKeyError) throw error
    throw new PseudonymKeyError(`pseudonymKey: cannot read ${reference}`, { cause: error })
  }
}

/** Made once for a home, readable by its owner only; two processes that make it at once end up with the same one. */
async function ownKey(home: Home): Promise<Buffer> {
  if (existsSync(home.pseudonymKey)) return readFileSync(home.pseudonymKey)
  const beside = `${home.pseudonymKey}.${process.pid}`
  const handle = await open(beside, 'w', 0o600)
  await handle.writeFile(randomBytes(shortest))
  await handle.close()
  await sync(beside)
  await link(beside, home.pseudonymKey).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  await rm(beside)
  await sync(home.path)
  return readFileSync(home.pseudonymKey)
}

/** The key of an installation's pseudonyms: the one it refers to, else its own. */
export async function pseudonymKey(home: Home, reference: string | undefined, folder: string): Promise<Buffer> {
  const key = reference === undefined ? await ownKey(home) : referencedKey(reference, folder)
  if (key.length >= shortest) return key
  throw new PseudonymKeyError(`${home.pseudonymKey} is damaged: ${key.length} bytes, expected ${shortest}`)
}
