import { z } from 'zod'
import { ConnectorError, type Notice } from '../connector.js'
import { parsed } from '../fetching/content.js'
import { fetchPolicy } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import { realWorld, type World } from '../fetching/world.js'

/** An API key as the portal gives it. */
const apiKey = z.object({ api_key: z.string().min(1) })
const answer = z.object({ access_token: z.string().min(1) })
const claims = z.object({ exp: z.number() })

/** A token that ends sooner than this, in milliseconds, is renewed before it is used. */
const renewBefore = 120_000
/** Operators are told so many milliseconds before their key ends. */
const tellBefore = 7 * 86_400_000

/** When a JSON Web Token ends; null where it does not say. */
function endOf(token: string): number | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const read = claims.safeParse(payload)
    return read.success ? read.data.exp * 1000 : null
  } catch {
    return null
  }
}

/**
 * Tokens of a commons' fence for an API key. A private guppy never says that a token has ended: it answers 200 with no
 * rows. So a token is renewed by its own clock, before it ends.
 */
export class FenceToken {
  private token: string | null = null
  private readonly key: string

  constructor(
    private readonly source: string,
    private readonly url: string,
    credentials: string,
    private readonly world: World = realWorld,
  ) {
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

  /** Whether the token of the last request is still one. */
  get isAlive(): boolean {
    const end = this.token === null ? null : endOf(this.token)
    return end === null || end > this.world.now()
  }

  notices(): readonly Notice[] {
    const end = endOf(this.key)
    if (end === null || end - this.world.now() > tellBefore) return []
    const text = `the API key ends on ${day(end)}; make a new one in the portal (Profile, Create API key) before then`
    return [{ code: 'key-ends', severity: 'warning', text }]
  }

  private async renewed(signal: AbortSignal): Promise<string> {
    const remote = new Remote({ base: this.url, source: this.source, policy: fetchPolicy(), world: this.world })
    try {
      const call = {
        method: 'POST',
        path: 'user/credentials/cdis/access_token',
        json: { api_key: this.key },
        signal,
      } as const
      return parsed(await remote.json(call), answer).access_token
    } finally {
      await remote.close()
    }
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
