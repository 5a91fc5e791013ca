/** `npm run test:oracles`: builds, and puts the oracles to the statistics. See `test/oracles/run.ts`. */
import { build, install, requireNode } from '../bootstrap.mjs'

requireNode()
await install()
await build()
await import('../dist/test/oracles/run.js')
