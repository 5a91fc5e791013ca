/** `npm start`: on a fresh clone installs, builds and exports what is missing, then serves. */
import { BootstrapError, build, install, requireNode } from './bootstrap.mjs'

try {
  requireNode()
  await install()
  await build()
  const { main } = await import('./dist/api/cli.js')
  await main(['serve', '--first-export', ...process.argv.slice(2)])
} catch (error) {
  console.error(error instanceof BootstrapError ? error.message : error)
  process.exitCode = 1
}
