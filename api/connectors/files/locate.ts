import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { glob } from 'tinyglobby'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { ConnectorError } from '../connector.js'

const isPattern = (path: string): boolean => /[*?[\]{}()!]/.test(path)

async function missing(path: string, folder: string): Promise<ConnectorError> {
  if (isPattern(path)) return new ConnectorError(`"${path}" matches no file (looked from ${folder})`)
  const neighbours = await readdir(dirname(resolve(folder, path))).catch(() => [])
  return new ConnectorError(`no file "${path}" (looked from ${folder})${suggestion(basename(path), neighbours)}`)
}

async function found(path: string, folder: string): Promise<string[]> {
  // A name with brackets is a file before it is a pattern: browsers save a second download as `cases (1).tsv`.
  const literal = await stat(resolve(folder, path)).catch(() => undefined)
  if (literal?.isDirectory()) throw new ConnectorError(`"${path}" is a folder: name its files, such as "${path}/*.csv"`)
  if (literal) return [resolve(folder, path)]
  const files = isPattern(path) ? await glob(path, { cwd: folder, absolute: true, expandDirectories: false }) : []
  if (files.length === 0) throw await missing(path, folder)
  return files
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
