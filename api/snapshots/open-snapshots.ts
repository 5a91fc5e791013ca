import { Database } from '#api/duckdb/database.js'
import type { Home } from './home.js'
import type { Manifest } from './manifest.js'
import type { QuestionLimits } from './question-queue.js'
import { dataFile } from './shelf.js'

/** A snapshot open for one question. */
export interface OpenSnapshot {
  readonly manifest: Manifest
  readonly database: Database
}

interface Opened {
  readonly id: string
  readonly snapshot: Promise<OpenSnapshot>
  questions: number
  usedAt: number
}

/** Of the snapshots that are not current, this many stay open for readers who look back. */
const keptOpen = 4

/** The files of snapshots that are open, each as long as a question is asked of it or another is likely to be. */
export class OpenSnapshots {
  private readonly opened = new Map<string, Opened>()
  private clock = 0

  constructor(
    private readonly home: Home,
    private readonly limits: Pick<QuestionLimits, 'memory' | 'threads'>,
  ) {}

  /** @param current the id of the snapshot that stays open in any case */
  async ask<T>(of: Manifest, current: string, question: (snapshot: OpenSnapshot) => Promise<T>): Promise<T> {
    const opened = this.open(of)
    opened.questions += 1
    try {
      const { manifest, database } = await opened.snapshot
      return await database.apart((own) => question({ manifest, database: own }))
    } finally {
      opened.questions -= 1
      await this.closeUnused(current)
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.opened.keys()].map((key) => this.close(key)))
  }

  private open(manifest: Manifest): Opened {
    const { id, publishedAt } = manifest
    // Published again, for example after a repair: the name is the same, the file is another one.
    const key = `${id} ${publishedAt}`
    const opened = this.opened.get(key) ?? { id, snapshot: this.openFile(manifest), questions: 0, usedAt: 0 }
    opened.usedAt = this.clock += 1
    this.opened.set(key, opened)
    opened.snapshot.catch(() => this.opened.delete(key))
    return opened
  }

  private async openFile(manifest: Manifest): Promise<OpenSnapshot> {
    const limits = { memoryLimit: this.limits.memory, threads: this.limits.threads }
    const file = dataFile(this.home, manifest.id)
    return {
      manifest,
      database: await Database.open(file, { ...limits, readOnly: true, isSealed: true, joinsAsWritten: true }),
    }
  }

  private async closeUnused(current: string): Promise<void> {
    const idle = [...this.opened]
      .filter(([, { id, questions }]) => questions === 0 && id !== current)
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
