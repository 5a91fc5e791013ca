import type { FastifyInstance } from 'fastify'
import { requireSameOrigin } from '#api/http/same-origin.js'
import { recognise } from './caller.js'
import type { Identity } from './identity.js'
import { notFor } from './refusal.js'

/**
 * The one place where it is decided who may ask what: before a body is read, for every route there is, those of
 * libraries included. What no route has goes on to its 404.
 */
export function guard(instance: FastifyInstance, identity: Identity): void {
  instance.addHook('onRequest', async (request, reply) => {
    requireSameOrigin(request, identity.publicOrigin)
    const { openTo, url } = request.routeOptions.config
    if (request.is404 || openTo === 'anyone') return
    if (openTo === undefined) throw new Error(`${request.method} ${url} does not declare whom it is for`)
    const caller = await identity.of(request, reply, new Date())
    recognise(request, caller)
    if (!openTo.includes(caller.role)) throw notFor(caller.role, openTo)
  })
}
