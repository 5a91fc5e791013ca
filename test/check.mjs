/** `npm run check`: types, lint, formatting, import directions, unused code, and the size of the first load. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, install, requireNode } from '../bootstrap.mjs'
import { firstLoad } from './first-load.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (...path) => join(root, 'node_modules', ...path)

const steps = [
  ['types', tool('typescript/bin/tsc'), '--noEmit'],
  ['lint', tool('eslint/bin/eslint.js'), '.'],
  ['formatting', tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  [
    'import directions',
    tool('dependency-cruiser/bin/dependency-cruise.mjs'),
    'api',
    'analytics',
    'data',
    'web',
    'test',
  ],
  ['unused code', tool('knip/bin/knip.js')],
]

function passes([name, ...command]) {
  const startedAt = performance.now()
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  return status === 0
}

requireNode()
await install()
await build()
const results = [...steps.map(passes), firstLoad(join(root, 'dist/public'))]
process.exitCode = results.every(Boolean) ? 0 : 1
