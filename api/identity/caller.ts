import type { FastifyRequest } from 'fastify'
import type { Role } from '#analytics/contract/trends.js'

/** Who asks over HTTP. */
export interface Caller {
  readonly role: Role
  /** Of the token (`token:4f1d…`) or of the person at the provider (`person:…`); null for who did not say. */
  readonly id: string | null
  /** As the token or the provider has it, for the person's own eyes. */
  readonly name: string | null
}

export const anonymous: Caller = { role: 'public', id: null, name: null }

// Beside the request, not on it: nothing that a client sends can be taken for it.
const callers = new WeakMap<object, Caller>()

/** For the guard alone, which has checked what the request carries. */
export function recognise(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller)
}

/** Who asks, once the guard has let the request in; whoever did not say is the public. */
export const callerOf = (request: FastifyRequest): Caller => callers.get(request) ?? anonymous

/** As what the caller reads. */
export const roleOf = (request: FastifyRequest): Role => callerOf(request).role
