import { describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { hasHash, hashOf, newSecretToken, secretTokenOf, textOf } from '#api/identity/secret-token.js'

describe('a token', () => {
  it('is found by its id and believed by a secret of 256 random bits', () => {
    const token = newSecretToken()
    expect(secretTokenOf(textOf(token))).toEqual(token)
    expect(Buffer.from(token.secret, 'base64url')).toHaveLength(32)
    expect(new Set(Array.from({ length: 1000 }, () => newSecretToken().secret)).size).toBe(1000)
  })

  it('has a form that programs which look for leaked secrets can tell', () => {
    expect(textOf(newSecretToken())).toMatch(/^tpg_[0-9a-f]{12}_[\w-]{43}$/)
  })

  it.each([
    ...['', 'tpg_', 'tpg_0123456789ab_', `tpg_0123456789ab_${'a'.repeat(42)}`, `tpg_0123456789ab_${'a'.repeat(44)}`],
    ...[
      `tpg_../../etc/pas_${'a'.repeat(43)}`,
      `TPG_0123456789ab_${'a'.repeat(43)}`,
      ` tpg_0123456789ab_${'a'.repeat(43)}`,
    ],
  ])('is not "%s"', (text) => expect(secretTokenOf(text)).toBeNull())

  it('is kept as SHA-256 of its secret, which alone has that hash', () => {
    const { secret } = newSecretToken()
    expect(hashOf(secret)).toBe(createHash('sha256').update(secret, 'utf8').digest('hex'))
    expect(hasHash(secret, hashOf(secret))).toBe(true)
    expect(hasHash(newSecretToken().secret, hashOf(secret))).toBe(false)
    expect(hasHash(secret, '')).toBe(false)
  })
})
