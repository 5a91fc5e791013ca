import { discreet } from '../shape.js'
import { requireType } from './content.js'
import { Transient } from './failure.js'
import type { Call, StreamAnswer } from './call.js'

const enough = 4_096

/** Have done with an answer that is not used: the beginning of its body. */
export async function discarded({ body }: StreamAnswer): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of body) {
      pieces.push(piece)
      bytes += piece.length
      if (bytes > enough) break
    }
  } catch (error) {
    // Of an answer that is not used it does not matter how it ends.
    if (!(error instanceof Transient)) throw error
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** An answer of this type; one of another is done with. @throws Transient */
export async function requiredType(answer: StreamAnswer, type: string): Promise<void> {
  try {
    requireType(answer, type)
  } catch (error) {
    await discarded(answer)
    throw error
  }
}

/**
 * What a server says of its refusal, for a message: in so few words, and nothing in them that could be somebody's or
 * that was in what it was asked. Else nothing.
 *
 * @param proof headers that proved who asks
 */
export async function wordsOf(
  answer: StreamAnswer,
  call: Call,
  proof: Readonly<Record<string, string>>,
): Promise<string> {
  const type = answer.headers['content-type']?.toString() ?? ''
  const text = await discarded(answer)
  const words = (/\bjson\b/.test(type) ? jsonWords(text) : /^text\/plain\b/.test(type) ? text : '').trim()
  const own = [call.query, call.json, call.form, secretsIn(proof)].flatMap(leavesOf)
  return words !== '' &&
    isDiscreet(
      words.toLowerCase(),
      own.map((leaf) => leaf.toLowerCase()),
    )
    ? `, saying "${words}"`
    : ''
}

function isDiscreet(words: string, own: readonly string[]): boolean {
  const each = new Set(words.split(/\s+/))
  return discreet(words, own) === words && !own.some((leaf) => each.has(leaf))
}

/** `Bearer TOKEN` holds a token, `Basic BASE64` a name and a password. */
function secretsIn(proof: Readonly<Record<string, string>>): readonly string[] {
  const parts = Object.values(proof).flatMap((value) => [value, ...value.split(' ')])
  return [...parts, ...parts.flatMap((part) => Buffer.from(part, 'base64').toString('utf8').split(':'))]
}

function jsonWords(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return ''
    const said = Object.entries(value).find(([name, words]) => wordy.has(name) && typeof words === 'string')
    return typeof said?.[1] === 'string' ? said[1] : ''
  } catch {
    return ''
  }
}
const wordy = new Set(['message', 'error', 'detail', 'title', 'error_description'])

/** All texts within a value. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}
