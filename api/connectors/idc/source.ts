import { ConnectorError, type Connector, type Notice, type Page } from '../connector.js'
import type { World } from '../fetching/world.js'
import type { Read } from '../readers/reading.js'
import { artifactsOf, type Artifacts, type IndexSource } from './artifacts.js'
import { conformCollection, conformStudy, releasedBy } from './conform.js'
import { IndexTable, type Collection, type StudyRow } from './index-table.js'
import { releasesOf } from './releases.js'

/** A source of kind `idc` as the configuration has it. */
export interface IdcSource extends IndexSource {
  readonly collections?: readonly string[] | undefined
  /** When versions of IDC were released, where the file beside the index does not say. */
  readonly releases: Readonly<Record<string, string>>
}

const studiesAPage = 2_000

/**
 * NCI Imaging Data Commons by its Parquet index, at an address or on disk.
 *
 *     - name: idc
 *       kind: idc
 *       collections: [nlst, tcga_luad]      # without this line all
 *       index: ./idc_index.parquet          # without this line the current one is downloaded
 *
 * Studies are contributed with the version of IDC that first had them. The days of versions are in
 * version_metadata_index.parquet beside the index; for an index without it, `releases: { 24: 2026-05-08 }` gives them.
 *
 * @param folder from which a path starts
 */
export const idcConnector = (source: IdcSource, folder: string, world?: World): Connector =>
  new IdcConnector(source, folder, world)

class IdcConnector implements Connector {
  readonly kind = 'idc'
  readonly name: string
  expected?: number
  private columns: readonly string[] = []
  private found: readonly Collection[] = []
  private own: readonly Notice[] = []

  constructor(
    private readonly source: IdcSource,
    private readonly folder: string,
    private readonly world?: World,
  ) {
    this.name = source.name
  }

  async version(signal: AbortSignal): Promise<string | null> {
    const artifacts = this.artifacts(signal)
    try {
      return await artifacts.version()
    } finally {
      await artifacts.done()
    }
  }

  async *read(signal: AbortSignal): AsyncGenerator<Page> {
    const artifacts = this.artifacts(signal)
    try {
      const table = await IndexTable.open(this.name, await artifacts.index())
      try {
        this.columns = table.columns
        this.found = this.wanted(await table.collections())
        this.expected = this.found.reduce((sum, { studies }) => sum + studies, 0)
        const { days, notices } = await releasesOf(table, await artifacts.releases(), this.source.releases)
        this.own = notices
        const released = releasedBy(days)
        const records = this.found.map(conformCollection)
        yield { ...nothing, cursor: 'collections', bytes: artifacts.bytes, records }
        yield* this.studies(table, released, artifacts.bytes, signal)
      } finally {
        table.close()
      }
    } finally {
      await artifacts.done()
    }
  }

  notices(): readonly Notice[] {
    return this.own
  }

  parts(): ReadonlyMap<string, number> {
    return new Map(this.found.map(({ id, patients }) => [`collection ${id}`, patients]))
  }

  properties(): ReadonlyMap<string, readonly string[]> {
    return new Map([['idc_index', this.columns]])
  }

  private async *studies(table: IndexTable, released: Read, bytes: number, signal: AbortSignal) {
    let number = 0
    let rows: StudyRow[] = []
    const page = (): Page => {
      const conformed = rows.map((row, i) => conformStudy(row, number + i + 1, released))
      number += rows.length
      return {
        ...{ cursor: `study ${number}`, read: rows.length, bytes },
        records: conformed.flatMap(({ records }) => records),
        observations: conformed.flatMap(({ observations }) => observations),
        refusals: conformed.flatMap(({ refusals }) => refusals),
      }
    }
    for await (const row of table.studies(this.found)) {
      rows.push(row)
      if (rows.length < studiesAPage) continue
      signal.throwIfAborted()
      yield page()
      rows = []
    }
    yield page()
  }

  private wanted(all: readonly Collection[]): readonly Collection[] {
    const { collections } = this.source
    if (collections === undefined) return all
    const missing = collections.filter((wanted) => !all.some(({ id }) => id === wanted))
    if (missing.length === 0) return all.filter(({ id }) => collections.includes(id))
    throw new ConnectorError(
      `${this.name}: collections: the index has no ${missing.join(', ')}; it names them as in collection_id`,
    )
  }

  private artifacts(signal: AbortSignal): Artifacts {
    return artifactsOf(this.source, this.folder, signal, this.world)
  }
}

const nothing = { observations: [], refusals: [], read: 0 } as const
