import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cwd = fileURLToPath(new URL('.', import.meta.url))

/** What npm says to some words, in this folder: the npm that runs this script, where one does. */
export function npm(words) {
  const own = process.env.npm_execpath
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  return own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...words], options)
    : spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
}
