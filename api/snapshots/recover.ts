import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { errorCode } from '#api/error-code.js'
import type { Home } from './home.js'
import type { Integrity } from './integrity.js'
import { isSnapshotId } from './manifest.js'
import { nameCurrent } from './publish.js'
import { servingSnapshot, type Damage } from './serving.js'
import { currentId, dataFile, idOfFile, manifestFile } from './shelf.js'

/**
 * Put a home in order after whatever happened to it: what a run that died left behind is removed, a damaged snapshot
 * is set aside, and current.json names the newest whole one. Only while holding the lock of the home.
 *
 * @returns what was damaged
 */
export async function recover(home: Home, integrity: Integrity): Promise<readonly Damage[]> {
  await tidy(home)
  const { manifest, damages } = await servingSnapshot(home, integrity)
  for (const { what } of damages) if (isSnapshotId(what)) await setAside(home, what)
  const named = await currentId(home).catch(() => null)
  if (manifest !== null && manifest.id !== named) await nameCurrent(home, manifest.id)
  else if (manifest === null && damages.length > 0) await rm(home.current, { force: true })
  return damages
}

async function tidy(home: Home): Promise<void> {
  for (const draft of await readdir(home.drafts)) await rm(join(home.drafts, draft), { recursive: true, force: true })
  await rm(`${home.current}.new`, { force: true })
  const keys = (await readdir(home.path)).filter((name) => name.startsWith(`${basename(home.pseudonymKey)}.`))
  for (const name of keys) await rm(join(home.path, name), { force: true })
  const names = await readdir(home.snapshots)
  for (const name of names) {
    const id = idOfFile(name)
    if (id === null || !names.includes(`${id}.json`)) await rm(join(home.snapshots, name), { force: true })
  }
}

/** Out of the way, not deleted: somebody may want to know what happened, or have it back. */
async function setAside(home: Home, id: string): Promise<void> {
  await mkdir(home.damaged, { recursive: true, mode: 0o750 })
  // The manifest first: a snapshot without one is not listed.
  for (const file of [manifestFile(home, id), dataFile(home, id)]) {
    await rename(file, join(home.damaged, file.slice(home.snapshots.length + 1))).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
  }
}
