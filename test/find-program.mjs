/** Programs that tests need: found, else installed by the platform's own means. Plain Node. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
/** Services are installed where only the administrator's path leads. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

const onPath = (name) =>
  folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(isExecutable)

/**
 * The path of a program that is there, or undefined.
 *
 * @param {{ variable: string, names: string[], elsewhere?: string[] }} program `variable` of the environment names one
 */
export function find({ variable, names, elsewhere = [] }) {
  const named = process.env[variable]
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`${variable}: there is no ${named}`)
    return named
  }
  return names.map(onPath).find(Boolean) ?? elsewhere.find((path) => isAbsolute(path) && isExecutable(path))
}

const isRoot = process.getuid?.() === 0
export const asRoot = (words) => (isRoot ? words : ['sudo', '-n', ...words])

/** What Debian's package manager is told. */
export const apt = (...packages) => ({
  name: 'apt-get',
  steps: [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ].map(asRoot),
})

/** @returns the path of a program @throws with what to do where there is none and none can be installed */
export function findOrInstall(program) {
  const there = find(program)
  if (there) return there
  const manager = program.managers.find(({ name }) => onPath(name))
  if (!manager) throw new Error(program.advice)
  process.stderr.write(`no ${program.names[0]} is here: installing it with ${manager.name} …\n`)
  for (const [command, ...words] of manager.steps) {
    const { status, stderr } = spawnSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0)
      throw new Error(`${command} ${words.join(' ')} failed: ${(stderr ?? '').trim()}\n${program.advice}`)
  }
  const installed = find(program)
  if (!installed) throw new Error(program.advice)
  return installed
}
