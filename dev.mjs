/** `npm run dev`: the server restarts and the dashboard reloads as files change, at http://127.0.0.1:4173. */
import { spawn } from 'node:child_process'
import { build, install } from './bootstrap.mjs'

await install()
await build()
const tsc = spawn(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--noCheck', '--watch', '--preserveWatchOutput'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)
const watched = ['api', 'analytics', 'data'].map((room) => `--watch-path=dist/${room}`)
const server = spawn(process.execPath, [...watched, 'topogram.mjs', 'serve', '--first-export'], {
  stdio: 'inherit',
})
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { stdio: 'inherit' })
const children = [tsc, server, vite]
const stop = () => children.forEach((child) => child.kill())
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
children.forEach((child) => child.on('exit', stop))
