import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { HttpSettings } from '#api/configuration/http-schema.js'
import { callerOf } from '#api/identity/caller.js'

type Limits = HttpSettings['rateLimit']

/** A client asks faster than it may. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
  constructor(
    perMinute: number,
    readonly retryAfter: number,
  ) {
    super(`at most ${perMinute} requests a minute are answered; ask again in ${retryAfter} seconds`)
  }
}

const timeWindow = 60_000

/** Files of the dashboard and the pages of the API are apart: they cost nothing, and a page needs many at once. */
const isCounted = ({ url, is404 }: FastifyRequest): boolean =>
  is404 || url.startsWith('/auth/') || (url.startsWith('/api/') && !/^\/api\/(?:docs|openapi\.)/.test(url))

/** In a header, in a cookie, or in the body of a sign-in. */
const hasCredentials = ({ headers, method, url }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers.cookie !== undefined || (method === 'POST' && url.startsWith('/auth/'))

type Check = ReturnType<FastifyInstance['createRateLimit']>

async function judged(check: Check, request: FastifyRequest, options?: { readonly increment: false }): Promise<void> {
  const found = await check(request, options)
  if (!found.isAllowed && found.isExceeded) throw new TooManyRequests(found.max, Math.max(1, found.ttlInSeconds))
}

export interface RateLimits {
  /** Refuse an address that guesses at tokens. Call it before the guard. */
  refuseGuessing(): void
  /** Count what each client asks. Call it once the guard has told who asks. */
  limitClients(): void
}

/**
 * How often a client may ask, by minute: of the public by address (IPv6: by its network of 64 bits, of which one client
 * has them all), of others by their token or person. Counted in memory: each server counts for itself.
 */
export async function rateLimits(instance: FastifyInstance, limits: Limits): Promise<RateLimits> {
  await instance.register(rateLimit, { global: false, timeWindow, cache: 20_000 })
  const ofAddress = limits.public === 'off' ? null : instance.createRateLimit({ max: limits.public })
  const ofCaller = instance.createRateLimit({
    keyGenerator: (request) => callerOf(request).id ?? '',
    max: (request) => mostOf(request, limits) ?? Infinity,
  })
  const ofGuesses = limits.badCredentials === 'off' ? null : instance.createRateLimit({ max: limits.badCredentials })
  return {
    refuseGuessing() {
      if (ofGuesses === null) return
      instance.addHook('onRequest', (request) => judged(ofGuesses, request, { increment: false }))
      instance.addHook('onResponse', async (request, reply) => {
        if (reply.statusCode === 401 && hasCredentials(request)) await ofGuesses(request)
      })
    },
    limitClients() {
      instance.addHook('onRequest', async (request) => {
        if (!isCounted(request) || mostOf(request, limits) === null) return
        const check = callerOf(request).id === null ? ofAddress : ofCaller
        if (check !== null) await judged(check, request)
      })
    },
  }
}

function mostOf(request: FastifyRequest, limits: Limits): number | null {
  const most = limits[callerOf(request).role]
  return most === 'off' ? null : most
}
