import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { renameDurably, writeDurably } from './durable.js'
import type { Home } from './home.js'
import type { Manifest } from './manifest.js'
import { superseded } from './retention.js'
import { currentId, dataFile, manifestFile, readManifests } from './shelf.js'

/**
 * Put a finished draft on the shelf, and only then name it as current.
 *
 * A crash between any two steps leaves the old snapshot current; what it left behind is removed by `tidy`.
 */
export async function publish(home: Home, draftFile: string, described: Omit<Manifest, 'bytes'>): Promise<Manifest> {
  const { size: bytes } = await stat(draftFile)
  const manifest: Manifest = { ...described, bytes }
  await renameDurably(draftFile, dataFile(home, manifest.id))
  await writeDurably(manifestFile(home, manifest.id), `${JSON.stringify(manifest, null, 2)}\n`)
  await writeDurably(home.current, `${JSON.stringify({ snapshot: manifest.id })}\n`)
  return manifest
}

/** Remove the snapshots that are no longer kept; readers that have one open go on reading it. */
export async function prune(home: Home, keep: number): Promise<readonly string[]> {
  const current = await currentId(home)
  const old = current === null ? [] : superseded(await readManifests(home), current, keep)
  for (const id of old) {
    // The manifest first: a snapshot without one is not listed, so nobody starts to read it.
    await rm(manifestFile(home, id), { force: true })
    await rm(dataFile(home, id), { force: true })
  }
  return old
}

/** Remove what a run that died left behind. Only while holding the lock of the home. */
export async function tidy(home: Home): Promise<void> {
  for (const draft of await readdir(home.drafts)) await rm(join(home.drafts, draft), { recursive: true, force: true })
  const names = await readdir(home.snapshots)
  for (const name of names) {
    const kept = /^([0-9a-f]{12})\.(?:duckdb|json)$/.exec(name)
    if (!kept?.[1] || !names.includes(`${kept[1]}.json`)) await rm(join(home.snapshots, name), { force: true })
  }
}
