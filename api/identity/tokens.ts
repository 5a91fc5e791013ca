import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { grantedRoles } from './granted-roles.js'
import { errorCode } from '#api/error-code.js'
import { realDisk, writeDurably } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'
import { BadCredentials } from './refusal.js'
import { hashOf, hasHash, newSecretToken, secretTokenOf, textOf } from './secret-token.js'

const keptToken = z.object({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  name: z.string(),
  role: z.enum(grantedRoles),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
})

/** What is kept of a token: enough to know it again, not enough to make it. */
export type KeptToken = Readonly<z.infer<typeof keptToken>>

/** A token, and when it was last used, to the minute. */
export interface ListedToken extends KeptToken {
  readonly lastUsedAt: string | null
}

/** Milliseconds between two records of a token's use: who has it is worth knowing, each request of theirs is not. */
const recordEvery = 60_000

/** Of whose account the server is, and nobody else's. */
const ownerOnly = { file: 0o600, folder: 0o700 }

/**
 * The tokens of an installation, a file for each: the command line writes them and a running server reads the one it is
 * shown, so that a token is good, or revoked, from the next request on, and no two writers can undo each other's work.
 */
export class Tokens {
  private readonly recordedAt = new Map<string, number>()

  constructor(private readonly home: Home) {}

  /** @returns the token itself, which is told this once and kept nowhere */
  async create(made: Pick<KeptToken, 'name' | 'role'>, lasts: number, now: Date): Promise<[string, KeptToken]> {
    const { id, secret } = newSecretToken()
    const expiresAt = new Date(now.getTime() + lasts).toISOString()
    const token: KeptToken = {
      ...{ id, ...made, hash: hashOf(secret) },
      ...{ createdAt: now.toISOString(), expiresAt, revokedAt: null },
    }
    await mkdir(this.home.tokens, { recursive: true, mode: ownerOnly.folder })
    await this.write(token)
    return [textOf({ id, secret }), token]
  }

  /** Newest first. */
  async list(): Promise<readonly ListedToken[]> {
    const names = await readdir(this.home.tokens).catch(ifMissing<string[]>([]))
    const ids = names.filter((name) => /^[0-9a-f]{12}\.json$/.test(name)).map((name) => name.slice(0, 12))
    const found = await Promise.all(ids.map(async (id) => ({ kept: await this.find(id), at: await this.lastUse(id) })))
    return found
      .flatMap(({ kept, at }) => (kept === null ? [] : [{ ...kept, lastUsedAt: at }]))
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  }

  /** @returns the token as it was before, or null where none has this id */
  async revoke(id: string, now: Date): Promise<KeptToken | null> {
    const token = await this.find(id)
    if (token?.revokedAt === null) await this.write({ ...token, revokedAt: now.toISOString() })
    return token
  }

  /** The token that a text is. @throws BadCredentials where it is none of ours, or none any more */
  async check(text: string, now: Date): Promise<KeptToken> {
    const given = secretTokenOf(text)
    const kept = given === null ? null : await this.find(given.id)
    if (given === null || kept === null || !hasHash(given.secret, kept.hash)) {
      throw new BadCredentials('this token is not known here; ask an operator for another')
    }
    return this.requireGood(kept, now)
  }

  /** Whether a token that was shown before is good still. @throws BadCredentials */
  async recheck(id: string, now: Date): Promise<KeptToken> {
    const kept = await this.find(id)
    if (kept === null) throw new BadCredentials('this token is not known here any more')
    return this.requireGood(kept, now)
  }

  private requireGood(token: KeptToken, now: Date): KeptToken {
    const { id, revokedAt, expiresAt } = token
    if (revokedAt !== null) throw new BadCredentials(`token ${id} was revoked at ${revokedAt}`)
    if (now.getTime() >= Date.parse(expiresAt)) throw new BadCredentials(`token ${id} expired at ${expiresAt}`)
    this.recordUse(id, now)
    return token
  }

  /** Not waited for: a full or read-only disk keeps nobody out. */
  private recordUse(id: string, now: Date): void {
    if (now.getTime() - (this.recordedAt.get(id) ?? -Infinity) < recordEvery) return
    this.recordedAt.set(id, now.getTime())
    void writeFile(this.useFile(id), `${now.toISOString()}\n`, { mode: ownerOnly.file }).catch(() => undefined)
  }

  private async lastUse(id: string): Promise<string | null> {
    const text = await readFile(this.useFile(id), 'utf8').catch(ifMissing(''))
    const used = z.iso.datetime().safeParse(text.trim())
    return used.success ? used.data : null
  }

  /** @throws where its file is damaged: that is not the same as no such token */
  private async find(id: string): Promise<KeptToken | null> {
    if (!/^[0-9a-f]{12}$/.test(id)) return null
    const text = await readFile(this.file(id), 'utf8').catch(ifMissing(null))
    return text === null ? null : keptToken.parse(JSON.parse(text))
  }

  private write(token: KeptToken): Promise<void> {
    return writeDurably(this.file(token.id), `${JSON.stringify(token, null, 2)}\n`, realDisk, ownerOnly.file)
  }

  private readonly file = (id: string): string => join(this.home.tokens, `${id}.json`)
  private readonly useFile = (id: string): string => join(this.home.tokens, `${id}.used`)
}

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (errorCode(error) === 'ENOENT') return instead
    throw error
  }
