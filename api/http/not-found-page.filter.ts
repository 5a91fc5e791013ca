import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ProblemFilter } from './problem.filter.js'

/** A person who follows a wrong address gets a page; a program gets a problem. */
@Catch(NotFoundException)
export class NotFoundPageFilter implements ExceptionFilter {
  constructor(private readonly problems: ProblemFilter) {}

  catch(error: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const isPerson = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (isPerson && !request.url.startsWith('/api/')) void reply.status(404).sendFile('index.html')
    else this.problems.catch(error, host)
  }
}
