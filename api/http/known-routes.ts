import type { FastifyInstance } from 'fastify'

/** A pattern such as `/api/v1/exports/:id`, and what can be asked of it. */
export interface KnownRoute {
  readonly url: string
  readonly methods: readonly string[]
}

/** Which methods the server has for a path: what is asked with another one is not missing, only not possible. */
export class KnownRoutes {
  private readonly routes: (KnownRoute & { readonly path: RegExp })[] = []

  /** Call it before routes are added. */
  watch(instance: FastifyInstance): void {
    instance.addHook('onRoute', ({ url, method }) => {
      // Of Fastify's patterns these servers use `:name` and a `*` at the end.
      const pattern = url
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/:[^/]+/g, '[^/]+')
        .replace(/\*$/, '.*')
      this.routes.push({ url, path: new RegExp(`^${pattern}$`), methods: [method].flat() })
    })
  }

  /** Every route there is, those of libraries included. */
  all(): readonly KnownRoute[] {
    return this.routes.map(({ url, methods }) => ({ url, methods }))
  }

  /** For the `Allow` header; empty where the path is not known at all. */
  methodsOf(path: string): readonly string[] {
    const found = this.routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods)
    return found.length === 0 ? [] : [...new Set([...found, 'OPTIONS'])].sort()
  }
}
