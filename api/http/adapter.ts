import { FastifyAdapter } from '@nestjs/platform-fastify'
import { answerClientError } from './client-error.js'
import { refuse } from './problem.filter.js'
import { requestIdBy } from './request-id.js'
import { trustedProxies } from './trusted-proxies.js'

/** A whole request is a few kilobytes. Node counts it from the first byte, and looks every half minute. */
const longestRequest = 30_000

/** Fastify with the limits of what it reads of a request. */
export function adapterFor(networks: readonly string[]): FastifyAdapter {
  const trusts = trustedProxies(networks)
  return new FastifyAdapter({
    bodyLimit: 64 * 1024,
    forceCloseConnections: 'idle',
    requestTimeout: longestRequest,
    // Node refuses a request without one in words of its own; ours are in own-host.ts.
    http: { requireHostHeader: false, maxHeaderSize: 16 * 1024 },
    // Who stands behind a proxy that nobody trusts could claim to be anybody.
    trustProxy: networks.length === 0 ? false : trusts,
    genReqId: requestIdBy(trusts),
    frameworkErrors: refuse,
    clientErrorHandler: answerClientError,
  })
}
