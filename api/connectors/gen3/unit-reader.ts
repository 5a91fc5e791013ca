import type { Notice, Page } from '../connector.js'
import type { Remote } from '../fetching/remote.js'
import type { Commons } from './commons.js'
import { conform } from './conform.js'
import type { RawRecord } from '../readers/conformed.js'
import { flag } from '../readers/properties.js'
import { discoveredProjects } from './discovery.js'
import { guppyDownload } from './guppy.js'
import { linkOf } from './link.js'
import { NotOffered } from './offered.js'
import { sheepdogExport } from './sheepdog.js'
import { cursorOf, type Unit } from './units.js'
import { caseFlags } from './wanted.js'

const recordsAPage = 4_000
const empty = { records: [], observations: [], refusals: [], read: 0 }

export interface UnitReaderOptions {
  readonly commons: Commons
  readonly remote: Remote
  /** All units, of which some are read. */
  readonly units: readonly Unit[]
  /** Whatever proves who asks may have lapsed. */
  readonly onDoubt: () => void
  readonly signal: AbortSignal
}

/** Reads the units of a commons, each whole, or anew where it breaks off. */
export class UnitReader {
  readonly notices: Notice[] = []

  constructor(private readonly options: UnitReaderOptions) {}

  async *read(unit: Unit): AsyncGenerator<Page> {
    const { remote, units, onDoubt, signal } = this.options
    const cursor = cursorOf(unit, units)
    for (let failures = 0; ;) {
      try {
        yield* this.pages(unit, cursor)
        break
      } catch (error) {
        if (this.mayBeLeftOut(unit, error)) break
        failures += 1
        await remote.patience(error, failures, signal)
        onDoubt()
        yield { ...empty, cursor, forget: true }
      }
    }
    yield { ...empty, cursor, resumable: true, bytes: remote.bytes }
  }

  private async *pages(unit: Unit, cursor: string): AsyncGenerator<Page> {
    const { remote, signal } = this.options
    let page = new UnitPage(unit, 0)
    for await (const rows of this.rowsOf(unit)) {
      signal.throwIfAborted()
      for (const row of rows) page.take(row)
      if (page.read < recordsAPage) continue
      yield page.finished(cursor, remote.bytes)
      page = new UnitPage(unit, page.taken)
    }
    if (page.read > 0) yield page.finished(cursor, remote.bytes)
  }

  private rowsOf(unit: Unit): AsyncIterable<readonly RawRecord[]> {
    const { commons, remote, signal } = this.options
    if (unit.of === 'discovery') return discoveredProjects(remote, signal)
    const { project } = unit
    if (unit.of === 'guppy') {
      const { type } = unit
      const known = commons.documents[type].get(project) ?? 0
      const { access, fields } = commons
      return guppyDownload(remote, { type, access, project, fields: fields[type], known, signal })
    }
    const { type } = unit
    const known = commons.known?.get(project)?.[type] ?? null
    return sheepdogExport(remote, { type, project, known, signal })
  }

  /** A commons need not have a discovery page. */
  private mayBeLeftOut(unit: Unit, error: unknown): boolean {
    if (unit.of !== 'discovery' || !(error instanceof NotOffered)) return false
    this.notices.push({ code: 'no-discovery', severity: 'note', text: `projects are not described: ${error.message}` })
    return true
  }
}

/** Records of one unit, conformed. Where they stand is told by node, number and project. */
class UnitPage {
  private readonly records: Page['records'][number][] = []
  private readonly observations: Page['observations'][number][] = []
  private readonly refusals: Page['refusals'][number][] = []
  read = 0
  private readonly node: string
  private readonly where: string
  private readonly isFlags: boolean

  constructor(
    unit: Unit,
    /** Records of the unit until now. */
    public taken: number,
  ) {
    this.node = unit.of === 'discovery' ? 'project' : unit.type
    this.where = unit.of === 'discovery' ? 'in discovery, number' : `of ${unit.project} in ${unit.of}, number`
    this.isFlags = unit.of === 'sheepdog' && unit.type === 'case'
  }

  take(row: RawRecord): void {
    this.read += 1
    this.taken += 1
    // Of a case or a series, an annotation says nothing that is counted here.
    if (this.node === 'annotation' && linkOf(row, 'imaging_studies', 'imaging_study_ids') === null) return
    const record = this.isFlags ? flagsOf(row) : row
    const { records, observations, refusals } = conform(this.node, record, `${this.where} ${this.taken}`)
    for (const each of records) this.records.push(each)
    for (const each of observations) this.observations.push(each)
    for (const each of refusals) this.refusals.push(each)
  }

  finished(cursor: string, bytes: number): Page {
    const { records, observations, refusals, read } = this
    return { cursor, records, observations, refusals, read, bytes }
  }
}

/**
 * What sheepdog alone knows of a case. Its age is in guppy, which may be of an earlier day: of the two, one is enough,
 * save where only a flag beside it says how it is to be read.
 */
function flagsOf(row: RawRecord): RawRecord {
  const flags: Record<string, unknown> = {}
  for (const name of caseFlags) flags[name] = row[name]
  if (flag(row['age_at_index_gt89'], row).value !== 'true') flags['age_at_index'] = null
  return flags
}
