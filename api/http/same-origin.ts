import { ForbiddenException } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Fetch Metadata of a browser that asks for itself: this page, or a person who typed the address. */
const ownFetch = new Set(['same-origin', 'none'])

type Asked = Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>

/**
 * Whether a request comes from this server's own pages, or from no web page at all, such as curl: a page of another
 * site must not start an export in the name of whoever visits it, with their cookie or without.
 *
 * W3C Fetch Metadata; RFC 6454 for `Origin`.
 *
 * @param publicOrigin by which browsers know this server where a proxy stands before it
 */
export function isSameOrigin(request: Asked, publicOrigin: string | null = null): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (typeof site === 'string' && !ownFetch.has(site)) return false
  return origin === undefined || origin === publicOrigin || origin === `${request.protocol}://${request.host}`
}

/** Lets everybody read, and changes things only for requests from here. @throws ForbiddenException */
export function requireSameOrigin(request: FastifyRequest, publicOrigin: string | null): void {
  if (reading.has(request.method) || isSameOrigin(request, publicOrigin)) return
  throw new ForbiddenException('this can be asked for only from the dashboard itself, or from a command line')
}
