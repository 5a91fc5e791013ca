import { readdir, readFile } from 'node:fs/promises'
import { join, parse as parsePath } from 'node:path'
import { z } from 'zod'
import { errorCode } from '#api/error-code.js'
import type { Home } from './home.js'
import { isSnapshotId, manifest, type Manifest } from './manifest.js'

const currentFile = z.object({ snapshot: manifest.shape.id })

/** A file of the home that is not what this program writes. */
export class DamagedHome extends Error {
  override readonly name = 'DamagedHome'
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parse<T>(schema: z.ZodType<T>, path: string, text: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw new DamagedHome(`${path} is damaged`, { cause: error })
  }
}

export const dataFile = (home: Home, id: string): string => join(home.snapshots, `${id}.duckdb`)
export const manifestFile = (home: Home, id: string): string => join(home.snapshots, `${id}.json`)

/** Whose file this is; null where it is of no snapshot. */
export function idOfFile(name: string): string | null {
  const { name: id, ext } = parsePath(name)
  return isSnapshotId(id) && ['.duckdb', '.json'].includes(ext) ? id : null
}

/** The id that current.json names, or null before the first export. */
export async function currentId(home: Home): Promise<string | null> {
  const text = await textOf(home.current)
  return text === null ? null : parse(currentFile, home.current, text).snapshot
}

async function readManifest(home: Home, id: string): Promise<Manifest | null> {
  const path = manifestFile(home, id)
  const text = await textOf(path)
  return text === null ? null : parse(manifest, path, text)
}

async function readableManifest(home: Home, id: string): Promise<Manifest | null> {
  try {
    return await readManifest(home, id)
  } catch (error) {
    if (error instanceof DamagedHome) return null
    throw error
  }
}

/** Everything published and still kept, newest first; one whose manifest is damaged cannot be asked. */
export async function readManifests(home: Home): Promise<readonly Manifest[]> {
  const names = await readdir(home.snapshots).catch(() => [])
  const ids = names.filter((name) => name.endsWith('.json')).flatMap((name) => idOfFile(name) ?? [])
  const found = await Promise.all(ids.map((id) => readableManifest(home, id)))
  return found
    .filter((one) => one !== null)
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.id.localeCompare(b.id))
}
