import { z } from 'zod'
import { ConnectorError, type Connector, type Page } from '../connector.js'
import { parsed } from '../fetching/content.js'
import { Transient } from '../fetching/failure.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { conformCollection, conformStudy } from './conform.js'
import { rows, valueOf, type Row } from './rows.js'

/** A source of kind `nbia` as the configuration has it. */
export interface NbiaSource extends FetchSettings {
  readonly name: string
  readonly url: string
  readonly collections?: readonly string[] | undefined
}

const counted = z.array(z.record(z.string(), z.unknown()))

/**
 * The Cancer Imaging Archive by NBIA's API, version 4, which needs no token: collection by collection, its series and
 * studies.
 */
export const nbiaConnector = (source: NbiaSource, world?: World): Connector => new NbiaConnector(source, world)

class NbiaConnector implements Connector {
  readonly kind = 'nbia'
  readonly name: string
  private readonly patients = new Map<string, number>()

  constructor(
    private readonly source: NbiaSource,
    private readonly world?: World,
  ) {
    this.name = source.name
  }

  async version(signal: AbortSignal): Promise<string | null> {
    return this.asking(async (remote) => {
      const ask = async (path: string) =>
        parsed(await remote.json({ path, signal, mayBeEmpty: true }), counted.nullable()) ?? []
      const all = [await ask('getCollectionValuesAndCounts'), await ask('getModalityValuesAndCounts')]
      return JSON.stringify(all.map((values) => values.map((each) => JSON.stringify(each)).sort()))
    })
  }

  async *read(signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    const remote = this.remote()
    try {
      const all = await this.collections(remote, signal)
      for (const collection of all.slice(after === undefined ? 0 : all.indexOf(after) + 1)) {
        yield* this.collection(collection, remote, signal)
      }
    } finally {
      await remote.close()
    }
  }

  parts(): ReadonlyMap<string, number> {
    return new Map([...this.patients].map(([collection, count]) => [`collection ${collection}`, count]))
  }

  private async collections(remote: Remote, signal: AbortSignal): Promise<readonly string[]> {
    const all = (await asked(remote, 'getCollectionValues', {}, signal)).flatMap(
      (row) => valueOf(row, 'Collection') ?? [],
    )
    if (all.length === 0) throw new ConnectorError(`${this.name}: no collection is listed`)
    const wanted = this.source.collections
    const missing = (wanted ?? []).filter((collection) => !all.includes(collection))
    if (missing.length === 0) return [...(wanted ?? all)].sort()
    throw new ConnectorError(
      `${this.name}: collections: there is no ${missing.join(', ')} among the ${all.length} of the archive`,
    )
  }

  private async *collection(collection: string, remote: Remote, signal: AbortSignal): AsyncGenerator<Page> {
    const { series, about } = await remote.retrying(signal, () => this.everything(collection, remote, signal))
    const studies = new Map(about.map((row) => [valueOf(row, 'StudyInstanceUID'), row]))
    const grouped = new Map<string | null, Row[]>()
    for (const row of series) {
      const uid = valueOf(row, 'StudyInstanceUID')
      const own = grouped.get(uid)
      if (own) own.push(row)
      else grouped.set(uid, [row])
    }
    const conformed = [...grouped].map(([uid, own], i) =>
      conformStudy(collection, { series: own, study: studies.get(uid) ?? null }, i + 1),
    )
    this.patients.set(collection, new Set(series.map((row) => valueOf(row, 'PatientID'))).size)
    yield {
      ...{ cursor: collection, resumable: true, read: series.length, bytes: remote.bytes },
      records: [conformCollection(collection, series), ...conformed.flatMap(({ records }) => records)],
      observations: conformed.flatMap(({ observations }) => observations),
      refusals: conformed.flatMap(({ refusals }) => refusals),
    }
  }

  /** A collection is listed because it has something: an empty body is a lost one here. */
  private async everything(collection: string, remote: Remote, signal: AbortSignal) {
    const query = { Collection: collection }
    const series = await asked(remote, 'getSeries', query, signal)
    const about = await asked(remote, 'getPatientStudy', query, signal)
    if (series.length > 0 && about.length > 0) return { series, about }
    throw new Transient(`${this.name}: nothing came of the collection ${collection}, although it is listed`)
  }

  private async asking<T>(ask: (remote: Remote) => Promise<T>): Promise<T | null> {
    const remote = this.remote()
    try {
      return await ask(remote)
    } catch (error) {
      if (error instanceof ConnectorError) return null
      throw error
    } finally {
      await remote.close()
    }
  }

  private remote(): Remote {
    const { url, name } = this.source
    const world = this.world ? { world: this.world } : {}
    return new Remote({ base: url, source: name, policy: fetchPolicy(this.source), ...world })
  }
}

/** Rows of an endpoint. Nothing found comes as an empty body, not as an empty list. */
async function asked(
  remote: Remote,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  return parsed(await remote.json({ path, query, signal, mayBeEmpty: true }), rows.nullable()) ?? []
}
