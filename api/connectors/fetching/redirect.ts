import type { Dispatcher } from 'undici'
import { ConnectorError } from '../connector.js'
import type { Sending } from './call.js'

const redirects = new Set([301, 302, 303, 307, 308])
const mostHops = 5

type Head = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>

/** Whether an answer sends on to somewhere else. */
export const isRedirect = ({ statusCode, headers }: Head): boolean =>
  redirects.has(statusCode) && headers.location !== undefined

/**
 * Where an answer sends on to. Only within the configured server, or from it to itself over TLS: whatever proves who
 * asks must not reach another one.
 *
 * @throws ConnectorError for another server, or too many hops
 */
export function redirected(from: URL, { headers }: Head, base: URL, what: string, hops: number): URL {
  const location = headers.location?.toString() ?? ''
  if (hops >= mostHops) throw new ConnectorError(`${what}: the server sends on more than ${mostHops} times`)
  if (!URL.canParse(location, from)) throw new ConnectorError(`${what}: the server sends on to what is no address`)
  const next = new URL(location, from)
  const isUpgrade = base.protocol === 'http:' && next.protocol === 'https:' && next.hostname === base.hostname
  if (next.origin === base.origin || isUpgrade) return next
  throw new ConnectorError(
    `${what}: the server sends on to ${next.host}; redirects to another host are not followed: if that is where the ` +
      'repository is now, configure its address',
  )
}

/** A question stays the same wherever it is sent on to, save by 303, which is to be fetched (RFC 9110, 15.4.4). */
export function sentOn(sending: Sending, status: number): Sending {
  if (status !== 303 || sending.method === 'GET') return sending
  const headers = Object.entries(sending.headers).filter(([name]) => name !== 'content-type')
  return { ...sending, method: 'GET', headers: Object.fromEntries(headers), body: null }
}
