import { AsyncResource } from 'node:async_hooks'
import PQueue from 'p-queue'
import { deadline } from '#api/duckdb/deadline.js'

/** What all the questions together may take of the machine. */
export interface QuestionLimits {
  /** Statements run in threads that files and networks need as well: Node has four of them. */
  readonly parallel: number
  /** Questions that wait for their turn. */
  readonly waiting: number
  /** Of each open snapshot, in DuckDB's words. */
  readonly memory: string
  readonly threads: number
}

/** More is asked than can be answered now. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
  constructor() {
    super('too many questions are waiting for an answer; ask again in a moment')
  }
}

/** Lets some questions be answered at a time, some wait, and refuses the others at once. */
export class QuestionQueue {
  private readonly queue: PQueue

  constructor(private readonly limits: Pick<QuestionLimits, 'parallel' | 'waiting'>) {
    this.queue = new PQueue({ concurrency: limits.parallel })
  }

  /** How many questions are being answered, and how many wait. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.queue.pending, waiting: this.queue.size }
  }

  /** A question whose deadline passes while it waits leaves the queue. @throws TooBusy */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.queue.size >= this.limits.waiting) throw new TooBusy()
    const signal = deadline()
    // It begins when another ends, and still in the name of whoever asked it.
    return await this.queue.add(AsyncResource.bind(question), signal === undefined ? {} : { signal })
  }
}
