import { EnvHttpProxyAgent, type Dispatcher } from 'undici'
import { ConnectorError } from '../connector.js'
import type { FetchPolicy } from './policy.js'

const loopback = 'localhost,127.0.0.1,[::1]'

/**
 * The connections to a server. Proxies are those of HTTPS_PROXY and HTTP_PROXY, save for NO_PROXY and this machine.
 * TLS is verified whatever NODE_TLS_REJECT_UNAUTHORIZED says: further authorities are named by NODE_EXTRA_CA_CERTS.
 */
export function connectionsTo(source: string, { concurrency, firstByte, silence, connect }: FetchPolicy): Dispatcher {
  const tls = { rejectUnauthorized: true, timeout: connect }
  const unproxied = process.env['no_proxy'] ?? process.env['NO_PROXY'] ?? ''
  try {
    return new EnvHttpProxyAgent({
      connections: concurrency,
      headersTimeout: firstByte,
      bodyTimeout: silence,
      connect: tls,
      requestTls: tls,
      proxyTls: tls,
      noProxy: unproxied === '*' ? '*' : `${unproxied},${loopback}`,
    })
  } catch {
    // Without its cause: that repeats the address of the proxy, which can hold a password.
    throw new ConnectorError(`${source}: HTTPS_PROXY or HTTP_PROXY is set to something that is not an address`)
  }
}
