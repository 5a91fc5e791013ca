import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { availableParallelism } from 'node:os'
import type { Database } from '#api/duckdb/database.js'
import { asOfSnapshot, NoSnapshot, UnknownSnapshot } from './as-of.js'
import type { Home } from './home.js'
import { Integrity } from './integrity.js'
import type { Manifest } from './manifest.js'
import { askBoth } from './ask-both.js'
import { OpenSnapshots, type OpenSnapshot } from './open-snapshots.js'
import { QuestionQueue, type QuestionLimits } from './question-queue.js'
import { isReadable, servingSnapshot, type Damage } from './serving.js'
import { dataFile, readManifests } from './shelf.js'

export type { OpenSnapshot } from './open-snapshots.js'

/** The token by which Nest hands the home folder on. */
export const HOME = Symbol('home')

/** The token by which Nest hands on what questions may take. */
export const QUESTION_LIMITS = Symbol('question limits')

/** Of a command that asks one question. */
const ofOneQuestion: QuestionLimits = { parallel: 2, waiting: 1_000, memory: '1GB', threads: availableParallelism() }

/** The published snapshots of a home: which is current, which are kept, and each open to be asked. */
@Injectable()
export class Snapshots implements OnModuleDestroy {
  private readonly opened: OpenSnapshots
  private readonly integrity: Integrity
  private readonly queue: QuestionQueue
  private readonly told = new Set<string>()
  private readonly logger = new Logger('snapshots')

  constructor(
    @Inject(HOME) private readonly home: Home,
    @Inject(QUESTION_LIMITS) private readonly limits = ofOneQuestion,
  ) {
    this.integrity = new Integrity(home)
    this.opened = new OpenSnapshots(home, limits)
    this.queue = new QuestionQueue(limits)
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
    return this.findBeside(await this.current(), asOf, field)
  }

  private async findBeside(current: Manifest, asOf: string | null, field: string): Promise<Manifest> {
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

  /** Two to be compared: by default the current one with the one before it. @throws UnknownSnapshot */
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
    return [earlier, later] as const
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
    const current = await this.current()
    const found = await this.findBeside(current, asOf, 'asOf')
    try {
      return await this.queue.ask(() => this.opened.ask(found, current.id, question))
    } catch (error) {
      // Damaged between two questions: the newest whole one answers instead.
      if (asOf !== null || (await this.integrity.damageOf(found)) === null) throw error
      const other = await this.current()
      return await this.queue.ask(() => this.opened.ask(other, other.id, question))
    }
  }

  /** Ask a question of two snapshots beside each other. */
  askBoth<T>(earlier: Manifest, later: Manifest, question: (database: Database) => Promise<T>): Promise<T> {
    const files = { earlier: dataFile(this.home, earlier.id), later: dataFile(this.home, later.id) }
    return this.queue.ask(() => askBoth(files, this.limits, question))
  }

  get load(): QuestionQueue['load'] {
    return this.queue.load
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
    await this.opened.closeAll()
  }
}
