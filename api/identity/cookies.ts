import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** By which browsers know this server: the address of the configuration, else the one that was asked. */
export const originOf = ({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>, publicOrigin: string | null) =>
  publicOrigin ?? `${protocol}://${host}`

/**
 * A cookie's name for an origin. Over HTTPS a browser holds `__Host-` to this host, to its root and to HTTPS. Without, the
 * port is in the name: cookies know no ports (RFC 6265, 8.5), and two servers of one machine would sign each other out.
 *
 * @example cookieName('session', 'http://127.0.0.1:3000') // 'topogram-session-3000'
 */
export function cookieName(what: 'session' | 'login', origin: string): string {
  const { protocol, port } = new URL(origin)
  return protocol === 'https:' ? `__Host-topogram-${what}` : `topogram-${what}-${port === '' ? '80' : port}`
}

export function cookieOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | null {
  return parseCookie(headers.cookie ?? '')[name] ?? null
}

interface Kept {
  readonly name: string
  /** Null takes it away. */
  readonly value: string | null
  readonly origin: string
  /** In seconds; without it the cookie goes with the browser. */
  readonly maxAge?: number
}

/** No script reads it, and no other site's page sends it along but by a link that a person follows. */
export function setCookie(reply: FastifyReply, { name, value, origin, maxAge }: Kept): void {
  const lasting = value === null ? { maxAge: 0 } : maxAge === undefined ? {} : { maxAge }
  const secure = origin.startsWith('https:')
  const cookie = stringifySetCookie({
    ...{ name, value: value ?? '', path: '/', httpOnly: true, sameSite: 'lax' as const, secure },
    ...lasting,
  })
  void reply.header('Set-Cookie', cookie)
}
