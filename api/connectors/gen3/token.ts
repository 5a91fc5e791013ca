import { z } from 'zod'
import { ConnectorError, type Notice } from '../connector.js'
import { parsed } from '../fetching/content.js'
import type { FetchPolicy } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import { realWorld, type World } from '../fetching/world.js'

/** An API key as the portal gives it. */
const apiKey = z.object({ api_key: z.string().min(1) })
const answer = z.object({ access_token: z.string().min(1) })
const claims = z.object({ exp: z.number().exactOptional(), iss: z.string().exactOptional() })

/** A token that ends sooner than this, in milliseconds, is renewed before it is used. */
const renewBefore = 120_000
/** Operators are told so many milliseconds before their key ends. */
const tellBefore = 7 * 86_400_000

/** What a JSON Web Token says of itself; nothing where it is none. */
function claimsOf(token: string): z.infer<typeof claims> {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return claims.safeParse(payload).data ?? {}
  } catch {
    return {}
  }
}

/** When it ends; null where it does not say. */
function endOf(token: string): number | null {
  const { exp } = claimsOf(token)
  return exp === undefined ? null : exp * 1000
}

export interface FenceOptions {
  readonly source: string
  readonly url: string
  /** The JSON that the portal gives. */
  readonly credentials: string
  readonly policy: FetchPolicy
  readonly world?: World
}

/**
 * Tokens of a commons' fence for an API key. A private guppy never says that a token has ended: it answers 200 with no
 * rows. So a token is renewed by its own clock, before it ends.
 */
export class FenceToken {
  private token: string | null = null
  private readonly key: string

  private readonly world: World

  /** @throws ConnectorError for credentials that are none, or that have ended */
  constructor(private readonly options: FenceOptions) {
    const { source, credentials, world = realWorld } = options
    this.world = world
    this.key = keyOf(credentials, source)
    const end = endOf(this.key)
    if (end !== null && end <= world.now()) {
      throw new ConnectorError(
        `${source}: the API key ended on ${day(end)}; make a new one in the portal (Profile, Create API key)`,
      )
    }
  }

  readonly authorise = async (isRefused: boolean, signal: AbortSignal) => {
    const end = this.token === null ? null : endOf(this.token)
    const isEnding = end !== null && end - this.world.now() < renewBefore
    if (this.token === null || isRefused || isEnding) this.token = await this.renewed(signal)
    return { authorization: `Bearer ${this.token}` }
  }

  /** The token is no good, whatever it says of itself: clocks differ. */
  distrust(): void {
    this.token = null
  }

  notices(): readonly Notice[] {
    const end = endOf(this.key)
    if (end === null || end - this.world.now() > tellBefore) return []
    const text = `the API key ends on ${day(end)}; make a new one in the portal (Profile, Create API key) before then`
    return [{ code: 'key-ends', severity: 'warning', text }]
  }

  private async renewed(signal: AbortSignal): Promise<string> {
    const { source, url, policy, world } = this.options
    const remote = new Remote({ base: url, source, policy, ...(world ? { world } : {}) })
    const path = 'user/credentials/cdis/access_token'
    try {
      const call = { method: 'POST', path, json: { api_key: this.key }, accepts: [400, 401, 403], signal } as const
      const reply = await remote.json(call)
      if (reply.status === 200) return parsed(reply, answer).access_token
      // A single refusal may be a gateway's.
      const again = await remote.json(call)
      if (again.status === 200) return parsed(again, answer).access_token
      throw this.refused(again.what, again.status)
    } finally {
      await remote.close()
    }
  }

  private refused(what: string, status: number): ConnectorError {
    const { source, url } = this.options
    const maker = claimsOf(this.key).iss
    const other = maker !== undefined && URL.canParse(maker) && new URL(maker).host !== new URL(url).host
    const where = other ? `; the key was made at ${new URL(maker).host}, and this is ${new URL(url).host}` : ''
    return new ConnectorError(
      `${what}: the server answered ${status}: it does not accept the API key of ${source}; it may have been deleted: ` +
        `make a new one in the portal (Profile, Create API key)${where}`,
    )
  }
}

function keyOf(credentials: string, source: string): string {
  let content: unknown
  try {
    content = JSON.parse(credentials)
  } catch {
    // Told below, without the text: it may be the key.
  }
  const read = apiKey.safeParse(content)
  if (read.success) return read.data.api_key
  throw new ConnectorError(
    `${source}: credentials: expected the JSON that the portal gives, {"api_key": "…", "key_id": "…"}`,
  )
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
