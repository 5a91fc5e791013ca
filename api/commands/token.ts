import { z } from 'zod'
import { grantedRoles } from '#api/identity/granted-roles.js'
import { Tokens, type ListedToken } from '#api/identity/tokens.js'
import { BadOption } from './failure.js'
import { installation, readingInstallation } from './installation.js'
import { table } from './table.js'

export interface CreateTokenFlags {
  readonly role: string
  readonly name: string
  /** In milliseconds. */
  readonly expires: number
}

export interface ListTokensFlags {
  readonly format: string
}

const tokenName = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,100}$/u)

/** To the minute, as people write it. */
const minute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`

/** `topogram token create`: the token alone on standard output, so that it can be piped to where it is kept. */
export async function createTokenCommand(flags: CreateTokenFlags): Promise<void> {
  const role = grantedRoles.find((each) => each === flags.role)
  if (role === undefined) throw new BadOption(`--role: expected one of ${grantedRoles.join(', ')}, got "${flags.role}"`)
  const name = tokenName.safeParse(flags.name)
  if (!name.success) throw new BadOption('--name: expected a text of 1 to 100 characters in one line')
  const [text, token] = await new Tokens(installation().home).create(
    { role, name: name.data },
    flags.expires,
    new Date(),
  )
  process.stdout.write(`${text}\n`)
  process.stderr.write(
    `token ${token.id} for the role ${role}, "${token.name}", until ${minute(token.expiresAt)}; it is shown this once, ` +
      `and npx topogram token revoke ${token.id} ends it\n`,
  )
}

/** `topogram token list` */
export async function listTokensCommand({ format }: ListTokensFlags): Promise<void> {
  const tokens = await new Tokens(readingInstallation().home).list()
  const now = new Date()
  if (format === 'json') {
    const listed = tokens.map(({ hash: _, ...told }) => ({ ...told, state: stateOf(told, now) }))
    process.stdout.write(`${JSON.stringify(listed, null, 2)}\n`)
    return
  }
  if (tokens.length === 0) {
    process.stderr.write('there is no token; npx topogram token create --role operator --name "…" makes one\n')
    return
  }
  const rows = tokens.map((token) => [
    ...[token.id, token.role, token.name, stateOf(token, now)],
    ...[minute(token.createdAt), minute(token.expiresAt)],
    token.lastUsedAt === null ? 'never' : minute(token.lastUsedAt),
  ])
  process.stdout.write(`${table(['id', 'role', 'name', '', 'made', 'until', 'last used'], rows)}\n`)
}

function stateOf({ revokedAt, expiresAt }: Pick<ListedToken, 'revokedAt' | 'expiresAt'>, now: Date): string {
  if (revokedAt !== null) return 'revoked'
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'good'
}

/** `topogram token revoke`: in a running server it is no good from the next request on. */
export async function revokeTokenCommand(id: string): Promise<void> {
  const tokens = new Tokens(installation().home)
  const token = await tokens.revoke(id, new Date())
  if (token === null) {
    const known = (await tokens.list()).map((each) => `${each.id} ("${each.name}")`)
    const advice = known.length === 0 ? 'there is no token' : `known are ${known.join(', ')}`
    throw new BadOption(`id: no token has the id "${id.slice(0, 60)}"; ${advice}`)
  }
  const since = token.revokedAt === null ? 'is revoked' : `was revoked already, at ${minute(token.revokedAt)}`
  process.stderr.write(`token ${token.id}, "${token.name}", ${since}\n`)
}
