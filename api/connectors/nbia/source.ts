import { ConnectorError, CursorGone, type Connector, type Page } from '../connector.js'
import { Transient } from '../fetching/failure.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { conformCollection, conformStudy } from './conform.js'
import { rowsOf } from './nbia.js'
import type { Row } from './rows.js'
import { studiesOf } from './studies.js'

/** A source of kind `nbia` as the configuration has it. */
export interface NbiaSource extends FetchSettings {
  readonly name: string
  readonly url: string
  readonly collections?: readonly string[] | undefined
}

const studiesAPage = 2_000

/**
 * The Cancer Imaging Archive by NBIA's API, version 4, which needs no token: collection by collection, its series and
 * studies.
 *
 *     - name: tcia
 *       kind: nbia
 *       collections: [COVID-19-AR, LIDC-IDRI]   # without this line all
 *       url: https://nlst.cancerimagingarchive.net/nbia-api/services/v4   # for NLST, which has its own server
 */
export const nbiaConnector = (source: NbiaSource, world?: World): Connector => new NbiaConnector(source, world)

/** Not every archive says it of every collection; one that is listed has something. */
function countOf({ count }: Row): number {
  const counted = Number(count)
  return Number.isSafeInteger(counted) ? counted : 1
}

class NbiaConnector implements Connector {
  readonly kind = 'nbia'
  readonly name: string
  /** What the archive counts of each collection that is wanted, whether this run reads it or an earlier one did. */
  private counted: ReadonlyMap<string, number> = new Map()

  constructor(
    private readonly source: NbiaSource,
    private readonly world?: World,
  ) {
    this.name = source.name
  }

  async version(signal: AbortSignal): Promise<string | null> {
    const remote = this.remote()
    try {
      const ask = (path: string) => rowsOf(remote, path, {}, signal)
      const all = [await ask('getCollectionValuesAndCounts'), await ask('getModalityValuesAndCounts')]
      // What does not count tells nothing.
      if (all.some((counts) => counts.length === 0 || counts.some(({ count }) => count === undefined))) return null
      return JSON.stringify(all.map((counts) => counts.map((each) => JSON.stringify(each)).toSorted()))
    } catch (error) {
      if (error instanceof ConnectorError) return null
      throw error
    } finally {
      await remote.close()
    }
  }

  async *read(signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    const remote = this.remote()
    try {
      const all = await this.collections(remote, signal)
      if (after !== undefined && !all.includes(after)) throw new CursorGone(`${this.name}: ${after} is there no more`)
      for (const collection of all.filter((each) => after === undefined || each > after)) {
        yield* this.collection(collection, remote, signal)
      }
    } finally {
      await remote.close()
    }
  }

  parts(): ReadonlyMap<string, number> {
    return new Map([...this.counted].map(([collection, count]) => [`collection ${collection}`, count]))
  }

  private async collections(remote: Remote, signal: AbortSignal): Promise<readonly string[]> {
    const all = (await rowsOf(remote, 'getCollectionValues', {}, signal)).flatMap((row) => row.Collection ?? [])
    if (all.length === 0) throw new ConnectorError(`${this.name}: no collection is listed`)
    const missing = (this.source.collections ?? []).filter((collection) => !all.includes(collection))
    if (missing.length > 0) {
      throw new ConnectorError(
        `${this.name}: collections: there is no ${missing.join(', ')} among the ${all.length} of the archive`,
      )
    }
    const counts = await rowsOf(remote, 'getCollectionValuesAndCounts', {}, signal)
    const known = new Map(counts.map((row) => [row.criteria ?? row.Collection, countOf(row)]))
    const wanted = [...new Set(this.source.collections ?? all)].sort()
    this.counted = new Map(wanted.map((collection) => [collection, known.get(collection) ?? 1]))
    return wanted
  }

  private async *collection(collection: string, remote: Remote, signal: AbortSignal): AsyncGenerator<Page> {
    const { series, about } = await remote.retrying(signal, () => this.everything(collection, remote, signal))
    const studies = studiesOf(series, about)
    for (let at = 0; at < studies.length; at += studiesAPage) {
      const some = studies.slice(at, at + studiesAPage)
      const conformed = some.map((study, i) => conformStudy(collection, study, at + i + 1))
      const first = at === 0 ? [conformCollection(collection, series)] : []
      yield {
        ...{ cursor: collection, resumable: at + studiesAPage >= studies.length, bytes: remote.bytes },
        read: some.reduce((sum, study) => sum + study.series.length, 0),
        records: [...first, ...conformed.flatMap(({ records }) => records)],
        observations: conformed.flatMap(({ observations }) => observations),
        refusals: conformed.flatMap(({ refusals }) => refusals),
      }
    }
  }

  /** A collection is listed because it has something: an empty body is a lost one here. */
  private async everything(collection: string, remote: Remote, signal: AbortSignal) {
    const query = { Collection: collection }
    const series = await rowsOf(remote, 'getSeries', query, signal)
    const about = await rowsOf(remote, 'getPatientStudy', query, signal)
    if (series.length > 0 && about.length > 0) return { series, about }
    throw new Transient(`${this.name}: nothing came of the collection ${collection}, although it is listed`)
  }

  private remote(): Remote {
    const { url, name } = this.source
    const world = this.world ? { world: this.world } : {}
    return new Remote({ base: url, source: name, policy: fetchPolicy(this.source), ...world })
  }
}
