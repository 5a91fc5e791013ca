import fastifyStatic from '@fastify/static'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const screens = ['/', '/explore', '/explore/*', '/operations', '/operations/*', '/help/*', '/sign-in']

/** Serve the built dashboard: hashed assets for a year, and one page for every screen. */
export async function serveDashboard(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`the dashboard is not built: ${folder} has no index.html; run npm run build`)
  }
  const instance = app.getHttpAdapter().getInstance()
  instance.addHook('onRoute', (route) => {
    if (isOfDashboard(route.url, folder)) route.config = { ...route.config, openTo: 'anyone' }
  })
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'))
      reply.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const path of screens) instance.get(path, (_request, reply) => reply.sendFile('index.html'))
}

/** A screen, or a file that was built: there is nothing in them that not everybody may know. */
const isOfDashboard = (url: string, folder: string): boolean =>
  screens.includes(url) || existsSync(join(folder, decodeURIComponent(url)))
