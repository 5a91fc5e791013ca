import { mkdir } from 'node:fs/promises'
import { errorCode } from '#api/error-code.js'
import type { Home } from '#api/snapshots/home.js'
import { Tokens } from './tokens.js'
import { usualLifetime } from './usual-lifetime.js'

/** Nobody needs a first token where there were some before, nor can have one where nothing can be written. */
const noneMade = ['EEXIST', 'EROFS', 'EACCES', 'EPERM']

/**
 * An operator's token for a home that never had any: without it nobody could get in. Of two servers that start at once
 * one makes it, whichever makes the folder.
 *
 * @returns the token, or null where this is not the first start
 */
export async function firstToken(home: Home, now: Date): Promise<string | null> {
  try {
    await mkdir(home.tokens, { mode: 0o700 })
  } catch (error) {
    if (noneMade.includes(errorCode(error) ?? '')) return null
    throw error
  }
  const [text] = await new Tokens(home).create({ name: 'first start', role: 'operator' }, usualLifetime, now)
  return text
}
