import type { ConformedRecord, Connector, Observation, Page } from '#api/connectors/connector.js'
import type { Entity } from '#data/schema/entities.js'

interface Told {
  readonly name?: string
  readonly observations?: readonly Observation[]
  /** Called before each page, such as to stop half way. */
  readonly beforePage?: (page: number) => void
  readonly perPage?: number
  /** What the source says of its state. Given: its pages can be resumed from. */
  readonly version?: () => string | null
  readonly properties?: Readonly<Record<string, readonly string[]>>
}

/** A source that yields exactly the records it is told. */
export function toldConnector(records: readonly ConformedRecord[], told: Told = {}): Connector {
  const { name = 'told', observations = [], beforePage, perPage = 100, version, properties = {} } = told
  async function* read(_signal: AbortSignal, after = '0'): AsyncGenerator<Page> {
    for (let start = Number(after); start < records.length; start += perPage) {
      beforePage?.(start / perPage)
      const page = records.slice(start, start + perPage)
      const seen = start === 0 ? observations : []
      const cursor = String(start + page.length)
      const resumable = version !== undefined
      yield { cursor, resumable, records: page, observations: seen, refusals: [], read: page.length }
      await Promise.resolve()
    }
  }
  const plain = { name, kind: 'told', read, properties: () => new Map(Object.entries(properties)) }
  return version ? { ...plain, version: () => Promise.resolve(version()) } : plain
}

type Values = Readonly<Record<string, string | null>>

const record = (entity: Entity, values: Values): ConformedRecord => ({ entity, origin: `${entity} record`, values })

export const patient = (id: string, values: Values = {}): ConformedRecord =>
  record('patient', { patient: id, site: 'north', sex: 'female', age: '60', contributedOn: '2021-08-20', ...values })

export const study = (id: string, of: string, values: Values = {}): ConformedRecord =>
  record('study', { study: id, patient: of, modalities: 'CT', contributedOn: '2021-08-21', ...values })

export const stay = (of: string, values: Values): ConformedRecord => record('stay', { patient: of, ...values })

export const support = (of: string, type: string): ConformedRecord => record('breathingSupport', { patient: of, type })

export const test = (of: string, outcome: string): ConformedRecord =>
  record('covid19Test', { patient: of, testedDay: '0', outcome })

export const annotation = (of: string, values: Values): ConformedRecord =>
  record('annotation', { study: of, ...values })

export const site = (id: string, values: Values = {}): ConformedRecord => record('site', { site: id, ...values })
