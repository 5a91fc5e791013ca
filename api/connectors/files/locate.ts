import { readdir, readlink, stat } from 'node:fs/promises'
import { basename, dirname, relative, resolve } from 'node:path'
import { glob } from 'tinyglobby'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { errorCode } from '#api/error-code.js'
import { otherThanFile } from '#api/file-kind.js'
import { ConnectorError } from '../connector.js'

const isPattern = (path: string): boolean => /[*?[\]{}()!]/.test(path)

async function missing(path: string, folder: string): Promise<ConnectorError> {
  if (isPattern(path)) return new ConnectorError(`paths: "${path}" matches no file (looked from ${resolve(folder)})`)
  const neighbours = await readdir(dirname(resolve(folder, path))).catch(() => [])
  return new ConnectorError(
    `paths: no file "${path}" (looked from ${resolve(folder)})${suggestion(basename(path), neighbours)}`,
  )
}

async function found(path: string, folder: string): Promise<string[]> {
  const whole = resolve(folder, path)
  // A name with brackets is a file before it is a pattern: browsers save a second download as `cases (1).tsv`.
  if (await isFile(whole, path)) return [whole]
  const files = isPattern(path) ? await glob(path, { cwd: folder, absolute: true, expandDirectories: false }) : []
  if (files.length === 0) throw await missing(path, folder)
  for (const file of files) await isFile(file, relative(folder, file))
  return files
}

/** Whether a file is there. @throws ConnectorError for what is none */
async function isFile(path: string, name: string): Promise<boolean> {
  try {
    const what = otherThanFile(await stat(path))
    if (what === null) return true
    if (what === 'a folder') throw new ConnectorError(`"${name}" is a folder: name its files, such as "${name}/*.csv"`)
    throw new ConnectorError(`"${name}" is ${what}: only files are read; write its content into one`)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ELOOP') throw new ConnectorError(`"${name}" is a link that leads to itself: mend the link`)
    if (code === 'EACCES') throw new ConnectorError(`"${name}" cannot be looked at (${code}): make it readable`)
    if (code === null) throw error
    const target = await readlink(path).catch(() => null)
    if (target !== null) throw new ConnectorError(`"${name}" is a link to "${target}", which is not there`)
    return false
  }
}

/**
 * The files that paths and globs name, each once, in the order of their names.
 *
 * @throws ConnectorError for a path without a file and a glob that matches none
 */
export async function locate(paths: readonly string[], folder: string): Promise<string[]> {
  const files = await Promise.all(paths.map((path) => found(path, folder)))
  return [...new Set(files.flat())].sort()
}
