import { RouteConfig } from '@nestjs/platform-fastify'
import type { Role } from '#analytics/contract/trends.js'

/** Of a route: the roles it answers, or `anyone`, who is not even asked who they are. */
export type OpenToWhom = 'anyone' | readonly Role[]

declare module 'fastify' {
  interface FastifyContextConfig {
    openTo?: OpenToWhom
  }
}

/** For whom a route of a controller is. One without this is for nobody. */
export const OpenTo = (whom: OpenToWhom): MethodDecorator => RouteConfig({ openTo: whom })
