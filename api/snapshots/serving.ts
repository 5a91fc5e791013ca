import { schemaVersion } from '#data/schema/core.js'
import type { Home } from './home.js'
import type { Integrity } from './integrity.js'
import type { Manifest } from './manifest.js'
import { DamagedHome, currentId, readManifests } from './shelf.js'

export const isReadable = (manifest: Manifest): boolean => manifest.schemaVersion === schemaVersion

/** A snapshot that should be there for readers and is not fit to be. */
export interface Damage {
  /** Its id, or the file that names it. */
  readonly what: string
  readonly why: string
}

/** Which snapshot answers, and what stood before it in the queue. */
export interface Serving {
  readonly manifest: Manifest | null
  readonly damages: readonly Damage[]
  /** Snapshots that another version of this program published. */
  readonly unreadable: readonly string[]
}

async function named(home: Home): Promise<string | Damage | null> {
  try {
    return await currentId(home)
  } catch (error) {
    if (error instanceof DamagedHome) return { what: 'current.json', why: error.message }
    throw error
  }
}

/**
 * The snapshot that answers: the one that current.json names; where that is damaged, or its file is, the newest
 * whole one.
 */
export async function servingSnapshot(home: Home, integrity: Integrity): Promise<Serving> {
  const manifests = await readManifests(home)
  const current = await named(home)
  const damages: Damage[] = typeof current === 'object' && current !== null ? [current] : []
  const first = manifests.find(({ id }) => id === current)
  if (typeof current === 'string' && !first) damages.push({ what: current, why: 'its manifest is gone or damaged' })
  const queue = [...(first ? [first] : []), ...manifests.filter((manifest) => manifest !== first)]
  const unreadable: string[] = []
  for (const manifest of queue) {
    if (!isReadable(manifest)) unreadable.push(manifest.id)
    else {
      const why = await integrity.damageOf(manifest)
      if (why === null) return { manifest, damages, unreadable }
      damages.push({ what: manifest.id, why })
    }
  }
  return { manifest: null, damages, unreadable }
}
