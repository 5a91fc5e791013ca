import type { Dispatcher } from 'undici'
import { ConnectorError } from '../connector.js'

const redirects = new Set([301, 302, 303, 307, 308])
const mostHops = 5

/**
 * Where an answer sends on to; null where it does not. Only within the configured server, or from it to itself over
 * TLS: whatever proves who asks must not reach another one.
 */
export function redirected(
  from: URL,
  { statusCode, headers }: Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>,
  base: URL,
  what: string,
  hops: number,
): URL | null {
  const { location } = headers
  if (!redirects.has(statusCode) || typeof location !== 'string') return null
  if (hops >= mostHops) throw new ConnectorError(`${what}: the server sends on ${mostHops} times and more`)
  const next = new URL(location, from)
  const isUpgrade = base.protocol === 'http:' && next.protocol === 'https:' && next.hostname === base.hostname
  if (next.origin === base.origin || isUpgrade) return next
  throw new ConnectorError(
    `${what}: the server sends on to ${next.host}; redirects to another host are not followed: if that is where the ` +
      'repository is now, configure its address',
  )
}
