import { BadRequestException } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'

/** A request for a host that this server is not. */
export class MisdirectedRequest extends Error {
  override readonly name = 'MisdirectedRequest'
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/**
 * Whether a `Host` names this machine to itself. With any port: a tunnel from another machine ends on one of its own,
 * and a name that was rebound is no less foreign on the right one.
 *
 * @example isOwnHost('127.0.0.1:3000') // true
 */
export const isOwnHost = (host: string): boolean => loopback.test(host.replace(/:\d{1,5}$/, ''))

/**
 * Answer only requests for this machine by its own names. A web page elsewhere can have its own name point to
 * 127.0.0.1 (DNS rebinding), and would read what this server tells as if it were its own.
 */
export function answerOwnHostOnly(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    const { host } = request.headers
    if (host === undefined) done(new BadRequestException('expected a Host header, such as localhost'))
    else if (isOwnHost(host)) done()
    else {
      done(new MisdirectedRequest(`this server is localhost or 127.0.0.1, and was asked for "${host.slice(0, 60)}"`))
    }
  })
}
