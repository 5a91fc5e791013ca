import { createHash, randomBytes } from 'node:crypto'
import { SessionEnded } from './refusal.js'
import type { Caller } from './caller.js'

/** In milliseconds. */
export interface SessionLimits {
  /** Without a request. */
  readonly idle: number
  /** From sign-in to the end, whatever is asked. */
  readonly longest: number
  /** After this a session gets a new id. */
  readonly renew: number
}

/** Who signed in, and the token they did it with, which must stay good. */
export interface SignedIn {
  readonly caller: Caller
  readonly tokenId: string | null
}

interface Session extends SignedIn {
  readonly startedAt: number
  usedAt: number
  renewedAt: number
  current: string
  /** The id before, which requests under way still carry. */
  previous: string | null
  /** When the browser first sent the current id: then it has it. */
  confirmedAt: number | null
  /** All that it ever had. */
  readonly keys: Set<string>
}

/** Requests that left with the old id arrive within this, in milliseconds. */
const underWay = 30_000

/** People who are signed in at once; beyond this the one who was longest away is signed out. */
const most = 10_000

/** Kept by a hash of the id: whoever reads this memory gets no session from it, and a look-up tells none by its time. */
const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url')

/**
 * The sessions of browsers, in memory: nothing that could be stolen lies on a disk, and a restart signs everybody out.
 *
 * A session gets a new id at sign-in and every so often after. An id that was replaced and comes back was copied: the
 * thief or the owner has the newer one, it cannot be told who, and the session ends for both. Where the answer with a new
 * id got lost, the old id goes on, for nobody has the new one.
 *
 * OWASP Session Management Cheat Sheet: renewal, idle and absolute time-outs.
 */
export class Sessions {
  private readonly byKey = new Map<string, Session>()

  constructor(private readonly limits: SessionLimits) {}

  /** @returns the id for the cookie, of 256 random bits */
  start(who: SignedIn, now: Date): string {
    this.sweep(now.getTime())
    const at = now.getTime()
    const session: Session = {
      ...{ ...who, startedAt: at, usedAt: at, renewedAt: at },
      ...{ current: '', previous: null, confirmedAt: at, keys: new Set<string>() },
    }
    return this.newId(session)
  }

  /** Who has this id, and the new one where it is time for it. @throws SessionEnded */
  resume(id: string, now: Date): SignedIn & { readonly renewed: string | null } {
    const [at, key] = [now.getTime(), keyOf(id)]
    const session = this.byKey.get(key)
    if (session === undefined) throw new SessionEnded('you are signed out: this session is not known here, or is over')
    if (at >= Math.min(session.startedAt + this.limits.longest, session.usedAt + this.limits.idle)) {
      this.forget(session)
      throw new SessionEnded('you are signed out: the session has reached its time limit')
    }
    if (key === session.current) session.confirmedAt ??= at
    else if (!isUnderWay(session, key, at)) {
      this.forget(session)
      throw new SessionEnded('you are signed out: this session was used from two places, so it was ended for both')
    }
    session.usedAt = at
    return { caller: session.caller, tokenId: session.tokenId, renewed: this.renewed(session, key, at) }
  }

  end(id: string): void {
    const session = this.byKey.get(keyOf(id))
    if (session) this.forget(session)
  }

  private renewed(session: Session, key: string, at: number): string | null {
    const isCurrent = key === session.current
    if (at - session.renewedAt < (isCurrent ? this.limits.renew : underWay)) return null
    // The previous id this long after its end means that the current one never arrived.
    if (!isCurrent && session.confirmedAt !== null) return null
    session.previous = key
    session.confirmedAt = null
    session.renewedAt = at
    return this.newId(session)
  }

  private newId(session: Session): string {
    const id = randomBytes(32).toString('base64url')
    session.current = keyOf(id)
    session.keys.add(session.current)
    this.byKey.set(session.current, session)
    return id
  }

  private forget({ keys }: Session): void {
    for (const key of keys) this.byKey.delete(key)
  }

  private sweep(at: number): void {
    const sessions = [...new Set(this.byKey.values())]
    const over = sessions.filter(
      ({ startedAt, usedAt }) => at >= Math.min(startedAt + this.limits.longest, usedAt + this.limits.idle),
    )
    for (const session of over) this.forget(session)
    const kept = sessions.filter((session) => !over.includes(session)).toSorted((a, b) => a.usedAt - b.usedAt)
    for (const session of kept.slice(0, Math.max(0, kept.length - most + 1))) this.forget(session)
  }
}

/** Whether an id that is not the current one may be of a request that left before the browser had that one. */
const isUnderWay = ({ previous, confirmedAt }: Session, key: string, at: number): boolean =>
  key === previous && (confirmedAt === null || at - confirmedAt < underWay)
