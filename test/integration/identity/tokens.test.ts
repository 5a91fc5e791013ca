import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from '@jest/globals'
import { BadCredentials } from '#api/identity/refusal.js'
import { Tokens } from '#api/identity/tokens.js'
import { filesIn, removeTemporaryHomes, temporaryHome } from '../../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const day = 86_400_000
const now = new Date('2026-03-01T12:00:00Z')
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const asked = { name: 'nightly report', role: 'researcher' } as const

describe('a token', () => {
  it('is kept as a hash, in files that nobody but their owner reads', async () => {
    const home = temporaryHome()
    const [text, { id }] = await new Tokens(home).create(asked, 90 * day, now)
    const secret = text.slice('tpg_0123456789ab_'.length)
    for (const { bytes } of filesIn(home.path)) expect(bytes.includes(secret)).toBe(false)
    expect(readdirSync(home.tokens)).toEqual([`${id}.json`])
    expect(statSync(home.tokens).mode & 0o777).toBe(0o700)
    expect(statSync(join(home.tokens, `${id}.json`)).mode & 0o777).toBe(0o600)
  })

  it('is known again with its role, until it expires', async () => {
    const home = temporaryHome()
    const [text] = await new Tokens(home).create(asked, 90 * day, now)
    const server = new Tokens(home)
    expect(await server.check(text, after(90 * day - 1))).toMatchObject(asked)
    await expect(server.check(text, after(90 * day))).rejects.toThrow(/expired at 2026-05-30T12:00:00/)
  })

  it('is refused by another process from the moment it is revoked', async () => {
    const home = temporaryHome()
    const [server, command] = [new Tokens(home), new Tokens(home)]
    const [text, { id }] = await command.create(asked, day, now)
    await server.check(text, now)
    expect(await command.revoke(id, after(1000))).toMatchObject({ revokedAt: null })
    await expect(server.check(text, after(1000))).rejects.toThrow(`token ${id} was revoked at 2026-03-01T12:00:01.000Z`)
    await expect(server.recheck(id, after(1000))).rejects.toThrow(BadCredentials)
    expect(await command.revoke(id, after(2000))).toMatchObject({ revokedAt: '2026-03-01T12:00:01.000Z' })
    expect(await command.revoke('0123456789ab', now)).toBeNull()
  })

  it('is not one that has the right id and another secret, or a secret of another token', async () => {
    const home = temporaryHome()
    const tokens = new Tokens(home)
    const [[one], [other]] = [await tokens.create(asked, day, now), await tokens.create(asked, day, now)]
    const head = one.slice(0, 'tpg_0123456789ab_'.length)
    for (const forged of [`${head}${'A'.repeat(43)}`, `${head}${other.slice(head.length)}`, `${one}A`, head, '']) {
      await expect(tokens.check(forged, now)).rejects.toThrow('this token is not known here')
    }
  })

  it('tells when it was last used, to the minute, without a write for each request', async () => {
    const home = temporaryHome()
    const tokens = new Tokens(home)
    const [text, { id }] = await tokens.create(asked, day, now)
    expect(await tokens.list()).toMatchObject([{ id, lastUsedAt: null }])
    const lastUse = async () => {
      await setTimeout(50)
      return (await tokens.list())[0]?.lastUsedAt
    }
    await tokens.check(text, after(1000))
    expect(await lastUse()).toBe('2026-03-01T12:00:01.000Z')
    await tokens.check(text, after(59_000))
    expect(await lastUse()).toBe('2026-03-01T12:00:01.000Z')
    await tokens.check(text, after(61_000))
    expect(await lastUse()).toBe('2026-03-01T12:01:01.000Z')
  })

  it('whose file is damaged is a fault, not a stranger', async () => {
    const home = temporaryHome()
    const tokens = new Tokens(home)
    const [text, { id }] = await tokens.create(asked, day, now)
    writeFileSync(join(home.tokens, `${id}.json`), readFileSync(join(home.tokens, `${id}.json`)).subarray(0, 40))
    await expect(tokens.check(text, now)).rejects.not.toThrow(BadCredentials)
  })
})
