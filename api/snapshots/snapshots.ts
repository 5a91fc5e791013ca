import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { Database } from '#api/duckdb/database.js'
import { schemaVersion } from '#data/schema/core.js'
import { asOfSnapshot, NoSnapshot } from './as-of.js'
import type { Home } from './home.js'
import type { Manifest } from './manifest.js'
import { currentId, dataFile, readManifest, readManifests } from './shelf.js'

/** The token by which Nest hands the home folder on. */
export const HOME = Symbol('home')

/** A snapshot open for one question. */
export interface OpenSnapshot {
  readonly manifest: Manifest
  readonly database: Database
}

interface Opened {
  readonly snapshot: Promise<OpenSnapshot>
  questions: number
  usedAt: number
}

const isReadable = (manifest: Manifest): boolean => manifest.schemaVersion === schemaVersion

/** Of the snapshots that are not current, this many stay open for readers who look back. */
const keptOpen = 4

/** The published snapshots of a home: which is current, which are kept, and each open to be asked. */
@Injectable()
export class Snapshots implements OnModuleDestroy {
  private readonly opened = new Map<string, Opened>()
  private clock = 0

  constructor(@Inject(HOME) private readonly home: Home) {}

  /** @throws NoSnapshot before the first export, and the first after an upgrade that changes the tables */
  async current(): Promise<Manifest> {
    const id = await currentId(this.home)
    const found = id === null ? null : await readManifest(this.home, id)
    if (!found) throw new NoSnapshot()
    if (!isReadable(found)) {
      throw new NoSnapshot(`snapshot ${found.id} was published by another version of this program`)
    }
    return found
  }

  /** By id or ISO date; the current one for null. @throws NoSnapshot, UnknownSnapshot */
  async find(asOf: string | null): Promise<Manifest> {
    const current = await this.current()
    return asOf === null || asOf === current.id ? current : asOfSnapshot(asOf, await this.list())
  }

  /** All that are kept and that this version can ask, newest first. */
  async list(): Promise<readonly Manifest[]> {
    return (await readManifests(this.home)).filter(isReadable)
  }

  /**
   * Ask one question of one snapshot. The file stays open until the question ends, also when another is
   * published meanwhile; the next question sees that one.
   */
  async ask<T>(asOf: string | null, question: (snapshot: OpenSnapshot) => Promise<T>): Promise<T> {
    const found = await this.find(asOf)
    const opened = this.open(found)
    opened.questions += 1
    try {
      return await question(await opened.snapshot)
    } finally {
      opened.questions -= 1
      await this.closeUnused(asOf === null ? found.id : null)
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.opened.keys()].map((id) => this.close(id)))
  }

  private open(manifest: Manifest): Opened {
    // Published again, for example after a repair: the name is the same, the file is another one.
    const key = `${manifest.id} ${manifest.publishedAt}`
    const opened = this.opened.get(key) ?? { snapshot: this.openFile(manifest), questions: 0, usedAt: 0 }
    opened.usedAt = this.clock += 1
    this.opened.set(key, opened)
    opened.snapshot.catch(() => this.opened.delete(key))
    return opened
  }

  private async openFile(manifest: Manifest): Promise<OpenSnapshot> {
    const database = await Database.open(dataFile(this.home, manifest.id), { readOnly: true })
    return { manifest, database }
  }

  private async closeUnused(current: string | null): Promise<void> {
    const idle = [...this.opened]
      .filter(([key, { questions }]) => questions === 0 && (current === null || !key.startsWith(current)))
      .toSorted(([, a], [, b]) => b.usedAt - a.usedAt)
    await Promise.all(idle.slice(keptOpen).map(([key]) => this.close(key)))
  }

  private async close(key: string): Promise<void> {
    const opened = this.opened.get(key)
    this.opened.delete(key)
    const snapshot = await opened?.snapshot.catch(() => null)
    snapshot?.database.close()
  }
}
