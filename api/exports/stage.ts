import type { Connector } from '#api/connectors/connector.js'
import { countedObservations } from '#api/connectors/counted.js'
import type { Database } from '#api/duckdb/database.js'
import type { Pseudonyms } from './pseudonyms.js'
import { Staging } from './staging.js'

export interface Staged {
  readonly name: string
  readonly kind: string
  /** Records read from the source. One may conform to several, of several entities. */
  readonly read: number
  readonly staged: number
  readonly rejected: number
}

/** Read a source to its end into the staging tables. */
export async function stage(
  { database, position }: { readonly database: Database; readonly position: number },
  connector: Connector,
  pseudonyms: Pseudonyms,
  { signal, onPage }: { readonly signal: AbortSignal; readonly onPage: (staged: Staged) => void },
): Promise<Staged> {
  const { name, kind } = connector
  const staging = await Staging.open(database, name, pseudonyms)
  const observations = countedObservations()
  let read = 0
  const soFar = (): Staged => ({ name, kind, read, staged: staging.staged, rejected: staging.rejected })
  for await (const page of connector.read(signal)) {
    signal.throwIfAborted()
    for (const record of page.records) staging.add(record)
    for (const refusal of page.refusals) staging.reject(refusal)
    for (const observation of page.observations) observations.add(observation)
    read += page.read
    onPage(soFar())
  }
  signal.throwIfAborted()
  staging.finish(position, kind, read, observations.all())
  return soFar()
}
