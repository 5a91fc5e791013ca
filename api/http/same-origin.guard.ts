import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Fetch Metadata of a browser that asks for itself: this page, or a person who typed the address. */
const ownFetch = new Set(['same-origin', 'none'])

/**
 * Whether a request comes from this server's own pages, or from no web page at all, such as curl: a page of another
 * site must not start an export in the name of whoever visits it.
 *
 * W3C Fetch Metadata; RFC 6454 for `Origin`.
 */
export function isSameOrigin(request: Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (typeof site === 'string' && !ownFetch.has(site)) return false
  return origin === undefined || origin === `${request.protocol}://${request.host}`
}

/** Lets everybody read, and changes things only for requests from here. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    if (reading.has(request.method) || isSameOrigin(request)) return true
    throw new ForbiddenException('this can be asked for only from the dashboard itself, or from a command line')
  }
}
