import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Trusts } from './trusted-proxies.js'

const fitting = /^[\w.-]{8,64}$/

/** A request's id: the one that a trusted proxy gave it, to be found in its log as in ours; else one of our own. */
export const requestIdBy =
  (trusts: Trusts) =>
  ({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string => {
    const given = headers['x-request-id']
    const isTaken = typeof given === 'string' && fitting.test(given) && trusts(socket.remoteAddress ?? '')
    return isTaken ? given : randomUUID()
  }

/** Have each answer say its id, also where nothing went wrong. */
export function answerRequestId(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id)
    done()
  })
}
