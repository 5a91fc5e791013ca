import { fastify, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { plainProblem, problemOf } from '#api/http/problem.js'

/** Fastify as it comes, with errors as problems: for what hooks of ours do to any route. */
export function bareServer(options: FastifyServerOptions = {}): FastifyInstance {
  const instance = fastify({ ...options, forceCloseConnections: true })
  instance.setErrorHandler((error, _request, reply) => {
    const problem = problemOf(error) ?? plainProblem(500, String(error))
    void reply.status(problem.status).send(problem)
  })
  return instance
}
