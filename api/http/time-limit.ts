import type { FastifyInstance } from 'fastify'
import { until } from '#api/duckdb/deadline.js'
import { roleOf } from '#api/identity/caller.js'

/** How long a question may take, in seconds. */
export interface TimeLimits {
  readonly public: number
  readonly others: number
}

/** A question that took longer than it may. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
  constructor(seconds: number) {
    super(`no answer within ${seconds} seconds; ask for a shorter period, a coarser grain or fewer groups`)
  }
}

/** Whoever asked does not wait for the answer any more. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft'
}

/** End what a request has begun in the database when its time is over, or when nobody waits for its answer. */
export function limitTime(instance: FastifyInstance, limits: TimeLimits): void {
  instance.addHook('preHandler', (request, reply, done) => {
    const seconds = limits[roleOf(request) === 'public' ? 'public' : 'others']
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(new TookTooLong(seconds)), seconds * 1_000)
    reply.raw.once('close', () => {
      clearTimeout(timer)
      if (!reply.raw.writableFinished) controller.abort(new ClientLeft('the client left before its answer'))
    })
    until(controller.signal, done)
  })
}
