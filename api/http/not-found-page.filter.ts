import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { KnownRoutes } from './known-routes.js'
import { MethodNotAllowed } from './problem.js'
import { ProblemFilter } from './problem.filter.js'

/** A person who follows a wrong address gets a page; a program gets a problem. */
@Catch(NotFoundException)
export class NotFoundPageFilter implements ExceptionFilter {
  constructor(
    private readonly problems: ProblemFilter,
    private readonly routes: KnownRoutes,
  ) {}

  catch(_error: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const [path = ''] = request.url.split('?')
    const allowed = this.routes.methodsOf(path)
    const isPerson = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      this.problems.catch(new MethodNotAllowed(request.method, allowed), host)
    } else if (allowed.length > 0 && request.method === 'OPTIONS') {
      void reply.status(204).header('Allow', allowed.join(', ')).send()
    } else if (isPerson && !path.startsWith('/api/')) void reply.status(404).sendFile('index.html')
    else this.problems.catch(new NotFoundException(`nothing is at ${path.slice(0, 100)}; see /api/docs`), host)
  }
}
