import { createHash } from 'node:crypto'
import { ConnectorError } from '../connector.js'
import { Transient } from '../fetching/failure.js'
import type { Attributes } from './attributes.js'
import { uidOf, type Found, type Qido, type Query } from './qido.js'

/** Studies that came, or null: what came before came in vain, and comes again. */
export type Arrived = readonly Attributes[] | null

interface Wanted {
  readonly query: Query
  /** Which of the studies found are wanted. */
  readonly isWanted: (study: Attributes) => boolean
  /** Of the others, as many as there must be. */
  readonly others: number
}

/**
 * The studies of a query, each once, however many. No server says in which order it pages, so that a study can move from
 * one page to another while they are read, and be missed. Then one is seen twice: all are read again until two readings
 * in a row give the same.
 *
 * @param wait before they are read again @throws where that was often enough
 */
export async function* everyStudy(
  qido: Qido,
  { query, isWanted, others }: Wanted,
  wait: (error: Transient, failures: number) => Promise<void>,
  begun?: Found,
): AsyncGenerator<Arrived> {
  let before: string | null = null
  for (let failures = 1; ; failures += 1) {
    const reading = new Reading()
    for await (const page of pages(qido, query, failures === 1 ? begun : undefined)) {
      yield page.filter((study) => reading.isNew(study, isWanted(study)) && isWanted(study))
    }
    const wanted = reading.fingerprint()
    if (reading.others >= others && (reading.again === 0 || wanted === before)) return
    before = wanted
    yield null
    const absent = Math.max(0, others - reading.others)
    const how = `${reading.again} came twice, ${absent} not again`
    await wait(new Transient(`studies moved from page to page while they were read: ${how}`), failures)
  }
}

async function* pages(qido: Qido, query: Query, begun?: Found): AsyncGenerator<readonly Attributes[]> {
  for (let [offset, last] = [0, '']; ;) {
    const { studies, isWhole } = offset === 0 && begun ? begun : await qido.studies(query, offset)
    const uids = studies.map(uidOf).join()
    if (studies.length > 0 && uids === last) {
      throw new ConnectorError('the server ignores offset: it gives the same studies again')
    }
    yield studies
    if (isWhole) return
    ;[offset, last] = [offset + studies.length, uids]
  }
}

/** What came of the pages so far. Studies are remembered by a number, so that a million take little memory. */
class Reading {
  again = 0
  others = 0
  private wanted = 0
  private sum = 0
  private readonly known = new Set<number>()

  isNew(study: Attributes, isWanted: boolean): boolean {
    const uid = uidOf(study)
    // One without a key is refused later, as often as it comes.
    if (uid === null) {
      if (!isWanted) this.others += 1
      return true
    }
    const number = createHash('sha256').update(uid).digest().readUIntBE(0, 6)
    if (this.known.has(number)) {
      this.again += 1
      return false
    }
    this.known.add(number)
    if (isWanted) [this.wanted, this.sum] = [this.wanted + 1, (this.sum + number) % 2 ** 48]
    else this.others += 1
    return true
  }

  /** Equal for the same wanted studies in any order. */
  fingerprint(): string {
    return `${this.wanted} ${this.sum}`
  }
}
