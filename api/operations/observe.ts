import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { callerOf } from '#api/identity/caller.js'
import type { AuditLog } from './audit-log.js'
import type { Metrics } from './metrics.js'

/** Who is told of each answer; `lines` is null where a person reads the log, who wants to read of what goes wrong. */
export interface Observers {
  readonly audit: AuditLog
  readonly metrics: Metrics
  readonly lines: Logger | null
}

const longestQuestion = 2_000

/** What was asked and who signed in; files of the dashboard and the pages of the API are nobody's business. */
const isAudited = ({ url }: FastifyRequest): boolean => url.startsWith('/api/v1/') || url.startsWith('/auth/')

/** A way in carries secrets in its address. */
const questionOf = (url: string): string =>
  url.startsWith('/auth/') ? '' : url.split('?').slice(1).join('?').slice(0, longestQuestion)

/** Tell of each answer when it has been sent. Call it before everything that can refuse one. */
export function observe(instance: FastifyInstance, { audit, metrics, lines }: Observers): void {
  const sentBefore = new WeakMap<FastifyRequest, number>()
  instance.addHook('onRequest', (request, _reply, done) => {
    sentBefore.set(request, request.raw.socket.bytesWritten)
    done()
  })
  instance.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId, url } = request
    const { role, id: caller } = callerOf(request)
    const status = reply.raw.writableFinished ? reply.statusCode : 499
    const route = request.routeOptions.url ?? 'none'
    const bytes = request.raw.socket.bytesWritten - (sentBefore.get(request) ?? 0)
    metrics.count({ method, route, status, seconds: reply.elapsedTime / 1000 })
    if (isAudited(request)) {
      const [path = ''] = url.split('?')
      const asked = { role, caller, method, path: path.slice(0, 200), question: questionOf(url) }
      audit.write({ at: new Date().toISOString(), requestId, ...asked, status, bytes })
      lines?.info({ context: 'http', requestId, method, route, status, role, bytes, ms: Math.round(reply.elapsedTime) })
    }
    done()
  })
}
