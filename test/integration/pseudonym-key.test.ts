import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { keyFingerprint } from '#api/exports/key-fingerprint.js'
import { pseudonymKey } from '#api/exports/pseudonym-key.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)
afterEach(() => {
  delete process.env['TEST_PSEUDONYM_KEY']
})

const silent = (): void => undefined
const secret = '4f1c9a7e2b8d6053a1e7c4f9b2d8605371fa'
const other = '9be2075cd41f8a36e70b5d92c81f4a6307ed'

async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((caught: unknown) => caught)
  if (error instanceof Error && ['PseudonymKeyError', 'SecretError'].includes(error.name)) return error.message
  throw new Error('expected a key to be refused')
}

describe('the key of pseudonyms', () => {
  it('is made once, for its owner alone', async () => {
    const home = temporaryHome()
    const keys = await Promise.all([1, 2, 3].map(() => pseudonymKey(home, undefined, home.path, silent)))
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
    expect(keys[0]).toHaveLength(32)
    expect(statSync(home.pseudonymKey).mode & 0o777).toBe(0o600)
    expect(await pseudonymKey(home, undefined, home.path, silent)).toEqual(keys[0])
  })

  it('is taken from the environment or a file', async () => {
    const home = temporaryHome()
    process.env['TEST_PSEUDONYM_KEY'] = ` ${secret}\n`
    writeFileSync(join(home.path, 'key'), secret, { mode: 0o600 })
    const heard: string[] = []
    const warn = (line: string): void => void heard.push(line)
    expect((await pseudonymKey(home, 'env:TEST_PSEUDONYM_KEY', home.path, warn)).toString()).toBe(secret)
    expect((await pseudonymKey(home, 'file:key', home.path, warn)).toString()).toBe(secret)
    expect(heard).toEqual([])
    expect(existsSync(home.pseudonymKey)).toBe(false)
  })

  it.each([
    ['', 'is empty or not set'],
    ['hunter2', 'holds 7 bytes, expected at least 32'],
    ['ab'.repeat(20), 'repeats a few characters'],
    [Buffer.alloc(40, 0xe9), 'holds bytes that are no text'],
  ])('is refused as "%s", and is not in the message', async (key, message) => {
    const home = temporaryHome()
    writeFileSync(join(home.path, 'key'), key, { mode: 0o600 })
    const told = await failure(pseudonymKey(home, 'file:key', home.path, silent))
    expect(told).toContain(`pseudonymKey: file:key ${message}`)
    expect(told).not.toMatch(/hunter2|abab/)
  })

  it('is refused where it cannot be read', async () => {
    const home = temporaryHome()
    expect(await failure(pseudonymKey(home, 'file:none', home.path, silent))).toMatch(
      /^pseudonymKey: expected a file with the secret at \/.*none, and it cannot be read \(ENOENT\)/,
    )
  })

  it('is used with a warning where others can read it', async () => {
    const home = temporaryHome()
    const path = join(home.path, 'key')
    writeFileSync(path, secret)
    chmodSync(path, 0o644)
    const heard: string[] = []
    await pseudonymKey(home, 'file:key', home.path, (line) => heard.push(line))
    expect(heard).toEqual([`pseudonymKey: others than its owner can read or change ${path} (0644): chmod 600 it`])
  })
})

describe('a key that is not the last one', () => {
  const published = async () => {
    const home = temporaryHome()
    process.env['TEST_PSEUDONYM_KEY'] = secret
    const key = await pseudonymKey(home, 'env:TEST_PSEUDONYM_KEY', home.path, silent)
    await exportInto(home, [toldConnector([patient('A')])], { pseudonymKey: key })
    return home
  }

  it('is refused, with the way out', async () => {
    const home = await published()
    process.env['TEST_PSEUDONYM_KEY'] = other
    const told = await failure(pseudonymKey(home, 'env:TEST_PSEUDONYM_KEY', home.path, silent))
    const fingerprint = join(home.path, 'pseudonym.fingerprint')
    expect(told).toContain('every patient would look new')
    expect(told).toContain(`remove ${fingerprint}`)
    expect(told).not.toContain(other)
    expect(readFileSync(fingerprint, 'utf8')).not.toContain(secret)
    rmSync(fingerprint)
    expect((await pseudonymKey(home, 'env:TEST_PSEUDONYM_KEY', home.path, silent)).toString()).toBe(other)
  })

  it('is also one that is made anew because the file is gone', async () => {
    const home = await published()
    expect(await failure(pseudonymKey(home, undefined, home.path, silent))).toContain('every patient would look new')
  })

  it('is taken where nothing is published yet', async () => {
    const home = temporaryHome()
    await pseudonymKey(home, undefined, home.path, silent)
    process.env['TEST_PSEUDONYM_KEY'] = other
    expect(await pseudonymKey(home, 'env:TEST_PSEUDONYM_KEY', home.path, silent)).toHaveLength(36)
  })

  it('has another fingerprint', () => {
    expect(keyFingerprint(Buffer.from(secret))).toMatch(/^[0-9a-f]{32}$/)
    expect(keyFingerprint(Buffer.from(secret))).not.toBe(keyFingerprint(Buffer.from(other)))
  })
})
