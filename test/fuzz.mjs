/** `npm run fuzz`: builds, and sends generated requests to a server. See `test/fuzz/run.ts`. */
import { build, install, requireNode } from '../bootstrap.mjs'

requireNode()
await install()
await build()
await import('../dist/test/fuzz/run.js')
