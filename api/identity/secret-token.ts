import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A token in its two parts: by the id it is found, by the secret it is believed. */
export interface SecretToken {
  readonly id: string
  readonly secret: string
}

/** 43 characters of base64url are 256 bits. */
const form = /^tpg_([0-9a-f]{12})_([\w-]{43})$/

/** The prefix tells people, and programs that look for leaked secrets, what it is. */
export const textOf = ({ id, secret }: SecretToken): string => `tpg_${id}_${secret}`

/** @returns null where the text has not the form of one of our tokens */
export function secretTokenOf(text: string): SecretToken | null {
  const [, id, secret] = form.exec(text) ?? []
  return id === undefined || secret === undefined ? null : { id, secret }
}

export const newSecretToken = (): SecretToken => ({
  id: randomBytes(6).toString('hex'),
  secret: randomBytes(32).toString('base64url'),
})

/**
 * What is kept of a secret.
 *
 * SHA-256 without salt or stretching: slow hashes are for passwords, which can be guessed. These are 256 random bits,
 * and at 10^12 guesses a second a hash gives one back after some 10^57 years; a slow one would only make each request slow.
 *
 * NIST SP 800-63B (2017), 5.1.2: secrets of at least 112 bits need an approved one-way function, no stretching.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whether a secret has this hash, in a time that does not depend on where they differ. */
export function hasHash(secret: string, hash: string): boolean {
  const [own, kept] = [Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex')]
  return own.length === kept.length && timingSafeEqual(own, kept)
}
