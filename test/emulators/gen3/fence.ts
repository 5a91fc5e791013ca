import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, answerJson } from '../server.js'
import type { Tokens } from './access.js'

/** An API key, and the projects that its tokens see. */
export interface ApiKey {
  readonly key: string
  readonly projects: readonly string[]
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JSON Web Token whose signature nobody checks here. */
export const jwt = (claims: Readonly<Record<string, unknown>>): string =>
  `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`

/** Gives tokens for API keys, and knows what each sees for as long as it lasts. */
export class Fence implements Tokens {
  /** Tokens given so far. */
  given = 0
  private readonly tokens = new Map<string, { readonly projects: ReadonlySet<string>; readonly until: number }>()

  constructor(
    private readonly keys: readonly ApiKey[],
    private readonly anonymous: readonly string[],
    /** Seconds that a token lasts. */
    public lifetime = 3600,
    private readonly now: () => number = () => Date.now(),
  ) {}

  projectsOf(token: string | null): ReadonlySet<string> {
    if (token === null) return new Set(this.anonymous)
    const found = this.tokens.get(token)
    return found && found.until > this.now() ? found.projects : new Set()
  }

  isValid(token: string | null): boolean {
    return token === null || (this.tokens.get(token)?.until ?? 0) > this.now()
  }

  /** All tokens end now, whatever they say of themselves. */
  revoke(): void {
    this.tokens.clear()
  }

  async accessToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = JSON.parse((await bodyOf(request)) || '{}') as { api_key?: string }
    if (asked.api_key === undefined) {
      answerJson(response, { message: 'Please provide an api_key in payload' }, 400)
      return
    }
    const known = this.keys.find(({ key }) => key === asked.api_key)
    if (!known) {
      answerJson(response, { message: 'Not authorized.' }, 401)
      return
    }
    const until = this.now() + this.lifetime * 1000
    this.given += 1
    const token = jwt({ iss: 'https://commons.invalid/user', exp: Math.floor(until / 1000), jti: this.given })
    this.tokens.set(token, { projects: new Set(known.projects), until })
    answerJson(response, { access_token: token })
  }
}
