/** What a fresh clone needs before anything of it can run. Plain Node: no package is installed yet. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const at = (...parts) => join(root, ...parts)
const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** A step that failed; its message says which and what to do. */
export class BootstrapError extends Error {
  name = 'BootstrapError'
}

/** Run a program; its output is shown at once, or only where it fails. */
function run(command, words, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command === 'npm'
    const child = spawn(command, words, { cwd: root, shell, stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2] })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(output))
      reject(new BootstrapError(`${[command, ...words].join(' ')} ended with ${signal ?? `exit code ${code}`}`))
    })
  })
}

/** Tell a step, and how long it took. */
async function told(step, work) {
  const startedAt = performance.now()
  process.stderr.write(`${step} …\n`)
  await work()
  process.stderr.write(`  done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

/** @throws BootstrapError where this Node is older than package.json asks for */
export function requireNode() {
  const { node } = json(at('package.json')).engines
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [leastMajor, leastMinor] = node.replace('>=', '').split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new BootstrapError(`Node ${process.versions.node} is too old: install Node ${node} from https://nodejs.org`)
}

/** npm leaves what it installed in node_modules/.package-lock.json; packages for other platforms are not in it. */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const found = json(installed).packages
  return Object.entries(json(at('package-lock.json')).packages).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || found[path]?.version === version || (found[path] === undefined && (optional || devOptional)),
  )
}

/** Install the packages of package-lock.json where node_modules has others, or none. */
export async function install() {
  if (isInstalled()) return
  const npm = process.env.npm_execpath
  // Some packages state a newer Node than they need; what matters is told by errors.
  const words = ['ci', '--include=dev', '--loglevel=error']
  await told('installing packages (npm ci), a minute or so', () =>
    npm?.endsWith('.js') ? run(process.execPath, [npm, ...words]) : run('npm', words),
  )
}

const sources = [
  'api',
  'analytics',
  'data',
  'web',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]

function filesOf(path) {
  if (!existsSync(at(path))) return []
  if (statSync(at(path)).isFile()) return [path]
  return readdirSync(at(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => file.slice(root.length))
    .sort()
}

/** The content of everything that is built, in one hash: times change with a clone, content does not. */
function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update('\0')
  return hash.digest('hex')
}

/** Build the server and the dashboard beside dist/, so that a build that fails leaves the last whole one. */
async function buildBeside(folder) {
  rmSync(folder, { recursive: true, force: true })
  const tool = (...path) => at('node_modules', ...path)
  const server = [tool('typescript', 'bin', 'tsc'), '--noCheck', '--outDir', folder]
  const dashboard = [tool('vite', 'bin', 'vite.js'), 'build', '--outDir', join(folder, 'public')]
  await run(process.execPath, server, { quiet: true })
  await run(process.execPath, dashboard, { quiet: true })
}

/** Build into dist/, the dashboard into dist/public, where the sources have changed. */
export async function build() {
  const hash = hashOfSources()
  const stamp = at('dist', '.built')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const beside = at('.cache', 'build')
  await told('building the server and the dashboard', () => buildBeside(beside))
  writeFileSync(join(beside, '.built'), hash)
  rmSync(at('dist'), { recursive: true, force: true })
  renameSync(beside, at('dist'))
}
