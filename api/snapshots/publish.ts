import { rm, stat } from 'node:fs/promises'
import { realDisk, renameDurably, writeDurably } from './durable.js'
import type { Home } from './home.js'
import { sha256Of } from './integrity.js'
import type { Manifest } from './manifest.js'
import { superseded } from './retention.js'
import { currentId, dataFile, manifestFile, readManifests } from './shelf.js'

/**
 * Put a finished draft on the shelf, and only then name it as current.
 *
 * A crash between any two steps leaves the old snapshot current; what it left behind is removed by `recover`.
 */
export async function publish(
  home: Home,
  draftFile: string,
  described: Omit<Manifest, 'bytes' | 'sha256'>,
  disk = realDisk,
): Promise<Manifest> {
  const { size: bytes } = await stat(draftFile)
  const manifest: Manifest = { ...described, bytes, sha256: await sha256Of(draftFile) }
  await renameDurably(draftFile, dataFile(home, manifest.id), disk)
  await writeDurably(manifestFile(home, manifest.id), `${JSON.stringify(manifest, null, 2)}\n`, disk)
  await nameCurrent(home, manifest.id, disk)
  return manifest
}

/** From the next question on, this snapshot answers. */
export const nameCurrent = (home: Home, id: string, disk = realDisk): Promise<void> =>
  writeDurably(home.current, `${JSON.stringify({ snapshot: id })}\n`, disk)

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
