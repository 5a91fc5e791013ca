/**
 * The package describes itself as CommonJS, while an ES module gets its own build, whose default export is the loader.
 * Its types are taken as they are but for that.
 */
declare module 'highs' {
  import type { Highs } from 'highs/legacy-types'

  export type { Model, ModelData, ModelStatusCode } from 'highs/legacy-types'

  export default function load(): Promise<Highs>
}
