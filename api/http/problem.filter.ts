import { inspect } from 'node:util'
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#analytics/contract/problem.js'
import { challengeOf, MethodNotAllowed, plainProblem, problemOf } from './problem.js'
import { TooManyRequests } from './rate-limit.js'

/** Until there is a snapshot, or a place in the queue. */
const retrySeconds = 10

/** The one place where errors become HTTP: RFC 9457 problems. Our own mistakes are logged once, with their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http')

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    const challenge = challengeOf(error)
    if (challenge !== null) void reply.header('WWW-Authenticate', challenge)
    if (error instanceof TooManyRequests) void reply.header('Retry-After', String(error.retryAfter))
    if (error instanceof MethodNotAllowed) void reply.header('Allow', error.allowed.join(', '))
    const problem = problemOf(error) ?? this.mistake(error, request)
    send(problem, request, reply)
  }

  private mistake(error: unknown, { id, method, routeOptions }: FastifyRequest) {
    // With the causes behind it.
    const stack = inspect(error)
    this.logger.error(`request ${id} ${method} ${routeOptions.url ?? '?'} failed`, stack)
    return {
      type: 'about:blank',
      title: 'Something went wrong on our side',
      status: 500,
      detail: `Tell the operators the request id ${id}. What was published before still stands.`,
    }
  }
}

/** What Fastify refuses before any route is found, such as a path that does not decode. */
export function refuse(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  send(problemOf(error) ?? plainProblem(400, error.message), request, reply)
}

function send(problem: Problem, { id }: FastifyRequest, reply: FastifyReply): void {
  if (problem.status === 503) void reply.header('Retry-After', String(retrySeconds))
  void reply
    .status(problem.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, requestId: id }))
}
