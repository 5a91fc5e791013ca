import 'reflect-metadata'
import compress, { type FastifyCompressOptions } from '@fastify/compress'
import type { NestApplicationOptions } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { fileURLToPath } from 'node:url'
import { constants } from 'node:zlib'
import { AppModule, type Installation } from './app.module.js'
import { adapterFor } from './http/adapter.js'
import { tagEncodings } from './http/caching.js'
import { serveDashboard } from './http/dashboard.js'
import { serveDocumentation } from './http/documentation.js'
import { harden } from './http/harden.js'
import { KnownRoutes, type KnownRoute } from './http/known-routes.js'
import { NotFoundPageFilter } from './http/not-found-page.filter.js'
import { guard } from './identity/guard.js'
import { Identity } from './identity/identity.js'
import { AuditLog } from './operations/audit-log.js'
import { jsonLines } from './operations/json-log.js'
import { Metrics } from './operations/metrics.js'
import { observe } from './operations/observe.js'
import { OperatorsLog } from './operations/operators-log.js'
import { Scheduler } from './schedule/scheduler.js'
import { ProblemFilter } from './http/problem.filter.js'

export interface ServeOptions extends Installation {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Where the dashboard was built. */
  readonly dashboard?: string
}

export interface RunningServer {
  readonly url: string
  /** Which server starts the scheduled exports of its home: of several one does. */
  readonly scheduler: Scheduler['place']
  readonly routes: readonly KnownRoute[]
  /** Answer what was asked, then end. */
  close(): Promise<void>
}

/** Brotli at its default takes half a second for a large answer; at 4 it is as fast as gzip, and smaller. */
const compression: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  threshold: 1024,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
}

const log = new OperatorsLog()

/** Errors at start are thrown to the caller, who tells them in a line. */
const settings: NestApplicationOptions = { logger: log, abortOnError: false }

const built = fileURLToPath(new URL('../public', import.meta.url))

/** Start the API and the dashboard. @throws where the port is taken, with the system's code */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host, port, dashboard = built, ...installation } = options
  const adapter = adapterFor(installation.configuration.http.trustProxy)
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(installation), adapter, settings)
  const instance = app.getHttpAdapter().getInstance()
  const [problems, routes] = [new ProblemFilter(), new KnownRoutes()]
  app.useGlobalFilters(problems, new NotFoundPageFilter(problems, routes))
  routes.watch(instance)
  const audit = new AuditLog(installation.home.audit, installation.configuration.http.audit, (line) =>
    log.warn(line, 'operations'),
  )
  observe(instance, { audit, metrics: app.get(Metrics), lines: process.stderr.isTTY ? null : jsonLines() })
  await harden(instance, installation.configuration, () => guard(instance, app.get(Identity)))
  // Whatever is posted here is JSON.
  instance.removeContentTypeParser('text/plain')
  await app.register(compress, compression)
  tagEncodings(instance)
  serveDocumentation(app)
  await serveDashboard(app, dashboard)
  await app.listen(port, host)
  const { place: scheduler } = app.get(Scheduler)
  return {
    url: await app.getUrl(),
    scheduler,
    routes: routes.all(),
    close: () => app.close().then(() => audit.close()),
  }
}
