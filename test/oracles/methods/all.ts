import type { OracleMethod } from '../method.js'
import { proportion } from './01-proportion-wilson.js'

/** Every method that an oracle file can ask for. */
export const methods: readonly OracleMethod[] = [proportion]

/** Files that belong to the protection of the public, which is not built yet: told, and not counted as missed. */
export const waiting = /^6\d-/
