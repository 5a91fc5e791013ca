import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { SwaggerModule } from '@nestjs/swagger'
import { openApiDocument } from './open-api.js'

/** The description at /api/openapi.json and its page at /api/docs. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance()
  instance.addHook('onRoute', (route) => {
    if (/^\/api\/(?:docs|openapi\.)/.test(route.url)) route.config = { ...route.config, openTo: 'anyone' }
  })
  SwaggerModule.setup('api/docs', app, openApiDocument(), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Topogram API',
  })
}
