import { appendFile, chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Who asked what, when, and what they got. */
export interface AuditEntry {
  readonly at: string
  readonly requestId: string
  readonly role: string
  /** Of the token or the person; null for the public. */
  readonly caller: string | null
  readonly method: string
  readonly path: string
  /** As it stood in the address. */
  readonly question: string
  readonly status: number
  readonly bytes: number
}

export interface AuditOptions {
  readonly megabytes: number
  /** Full files that are kept, beside the one that is written. */
  readonly files: number
}

/** Lines that wait while a disk is slow; those beyond are lost, and how many is told. */
const longestQueue = 50_000

/**
 * Who asked what, in lines of JSON that are only ever appended. When a file is full it is put aside under its time, and
 * the oldest go. That nothing can be written, as on a full disk, stops no answer: it is told, once until it works again.
 */
export class AuditLog {
  private readonly file: string
  private waiting: string[] = []
  private lost = 0
  private isFailing = false
  private writing: Promise<void> | null = null

  /** @param tell operators, in a sentence */
  constructor(
    private readonly folder: string,
    private readonly options: AuditOptions,
    private readonly tell: (message: string) => void,
  ) {
    this.file = join(folder, 'audit.jsonl')
  }

  write(entry: AuditEntry): void {
    if (this.waiting.length >= longestQueue) this.lost += 1
    else this.waiting.push(`${JSON.stringify(entry)}\n`)
    this.writing ??= this.drain().finally(() => (this.writing = null))
  }

  /** Until everything is on disk, or cannot be. */
  async close(): Promise<void> {
    await this.writing
  }

  private async drain(): Promise<void> {
    // What comes in one turn of the loop is one write.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) {
      const lines = this.waiting
      this.waiting = []
      try {
        await this.append(lines.join(''))
        if (this.isFailing || this.lost > 0) this.tell(`the audit log is written again; ${this.lost} lines are missing`)
        this.isFailing = false
        this.lost = 0
      } catch (error) {
        this.lost += lines.length
        if (!this.isFailing)
          this.tell(`the audit log cannot be written: ${String(error)}; questions are answered all the same`)
        this.isFailing = true
      }
    }
  }

  private async append(text: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    await appendFile(this.file, text, { mode: 0o600 })
    const { size } = await stat(this.file)
    if (size >= this.options.megabytes * 1_000_000) await this.rotate()
  }

  private async rotate(): Promise<void> {
    const at = new Date().toISOString().replaceAll(':', '-')
    const aside = join(this.folder, `audit-${at}.jsonl`)
    await rename(this.file, aside)
    await chmod(aside, 0o400)
    const full = (await readdir(this.folder)).filter((name) => /^audit-.*\.jsonl$/.test(name)).toSorted()
    for (const name of full.slice(0, Math.max(0, full.length - this.options.files))) await rm(join(this.folder, name))
  }
}
