import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { Database } from '#api/duckdb/database.js'
import { asOfSnapshot, NoSnapshot, UnknownSnapshot } from './as-of.js'
import type { Home } from './home.js'
import { Integrity } from './integrity.js'
import type { Manifest } from './manifest.js'
import { isReadable, servingSnapshot, type Damage } from './serving.js'
import { dataFile, readManifests } from './shelf.js'

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

/** Of the snapshots that are not current, this many stay open for readers who look back. */
const keptOpen = 4

/** The published snapshots of a home: which is current, which are kept, and each open to be asked. */
@Injectable()
export class Snapshots implements OnModuleDestroy {
  private readonly opened = new Map<string, Opened>()
  private clock = 0
  private readonly integrity: Integrity
  private readonly told = new Set<string>()
  private readonly logger = new Logger('snapshots')

  constructor(@Inject(HOME) private readonly home: Home) {
    this.integrity = new Integrity(home)
  }

  /** The one that answers. @throws NoSnapshot before the first export, and after an upgrade that changes the tables */
  async current(): Promise<Manifest> {
    const { manifest, damages, unreadable } = await servingSnapshot(this.home, this.integrity)
    this.tell(damages, manifest)
    if (manifest) return manifest
    if (damages.length > 0) {
      throw new NoSnapshot(
        `every snapshot is damaged (${damages.map(({ what, why }) => `${what}: ${why}`).join('; ')})`,
      )
    }
    const [other] = unreadable
    throw other === undefined
      ? new NoSnapshot()
      : new NoSnapshot(`snapshot ${other} was published by another version of this program`)
  }

  /** By id or ISO date; the current one for null. @throws NoSnapshot, UnknownSnapshot */
  async find(asOf: string | null, field = 'asOf'): Promise<Manifest> {
    const current = await this.current()
    if (asOf === null || asOf === current.id) return current
    const kept = await this.list()
    const found = asOfSnapshot(asOf, kept, field)
    const damage = await this.integrity.damageOf(found)
    if (damage === null) return found
    this.tell([{ what: found.id, why: damage }], current)
    throw new UnknownSnapshot(
      asOf,
      kept.map(({ id }) => id).filter((id) => id !== found.id),
      field,
      `snapshot ${found.id} is damaged`,
    )
  }

  /** Two to be compared, with their files: by default the current one with the one before it. @throws UnknownSnapshot */
  async pair(from: string | null, to: string | null) {
    const later = await this.find(to, 'to')
    const older = (await this.list()).filter(({ publishedAt }) => publishedAt < later.publishedAt)
    if (from === null && older[0] === undefined) {
      const kept = (await this.list()).map(({ id }) => id)
      throw new UnknownSnapshot(
        later.id,
        kept,
        'from',
        `no kept snapshot is older than ${later.id}, to compare it with`,
      )
    }
    const earlier = await this.find(from ?? older[0]?.id ?? null, 'from')
    const side = (manifest: Manifest) => ({ manifest, file: dataFile(this.home, manifest.id) })
    return [side(earlier), side(later)] as const
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
    try {
      return await this.askOf(found, asOf === null, question)
    } catch (error) {
      // Damaged between two questions: the newest whole one answers instead.
      if (asOf !== null || (await this.integrity.damageOf(found)) === null) throw error
      return await this.askOf(await this.current(), true, question)
    }
  }

  private async askOf<T>(
    found: Manifest,
    isCurrent: boolean,
    question: (snapshot: OpenSnapshot) => Promise<T>,
  ): Promise<T> {
    const opened = this.open(found)
    opened.questions += 1
    try {
      return await question(await opened.snapshot)
    } finally {
      opened.questions -= 1
      await this.closeUnused(isCurrent ? found.id : null)
    }
  }

  /** Once each: operators must learn of it, and not a thousand times. */
  private tell(damages: readonly Damage[], instead: Manifest | null): void {
    for (const { what, why } of damages) {
      if (this.told.has(what + why)) continue
      this.told.add(what + why)
      const serves = instead ? `${instead.id} answers instead` : 'nothing answers'
      this.logger.warn(`snapshot ${what} is damaged: ${why}; ${serves}; the next export sets it aside`)
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
