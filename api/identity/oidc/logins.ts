import { randomBytes } from 'node:crypto'

/** What a sign-in that has begun must come back with. */
export interface Login {
  readonly state: string
  readonly nonce: string
  /** Of PKCE: who brings the code must also have begun. */
  readonly verifier: string
  readonly returnTo: string
}

/** In milliseconds: long enough for a person to find a second factor. */
export const loginLasts = 600_000

/** Begun at once by everybody; beyond this the oldest gives way. */
const most = 10_000

/** Sign-ins that have begun, in memory. Each is taken once: a callback that comes again finds nothing. */
export class Logins {
  private readonly begun = new Map<string, Login & { readonly at: number }>()

  /** @returns the id for the browser's cookie */
  begin(login: Login, now: Date): string {
    const id = randomBytes(32).toString('base64url')
    // A map keeps the order of insertion: the oldest come first.
    for (const [old, { at }] of this.begun) {
      if (now.getTime() - at < loginLasts && this.begun.size < most) break
      this.begun.delete(old)
    }
    this.begun.set(id, { ...login, at: now.getTime() })
    return id
  }

  take(id: string, now: Date): Login | null {
    const login = this.begun.get(id)
    this.begun.delete(id)
    return login && now.getTime() - login.at < loginLasts ? login : null
  }
}
