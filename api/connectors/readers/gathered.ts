import type { Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Observation, Refusal } from '../connector.js'
import type { Conformed } from './conformed.js'
import type { Read } from './reading.js'

type Values = Readonly<Record<string, string | null>>

/** What comes of one record of a source, gathered field by field. */
export class Gathered implements Conformed {
  readonly records: ConformedRecord[] = []
  readonly observations: Observation[] = []
  readonly refusals: Refusal[] = []

  /** @param origin where the record stands, for people */
  constructor(private readonly origin: string) {}

  /** What a field's text says; what could not be used of it is noted. */
  take(entity: Entity, field: string, read: Read, raw: unknown): string | null {
    const { value, remarks } = read(raw, {})
    for (const remark of remarks) this.observations.push({ entity, field, origin: this.origin, ...remark })
    return value
  }

  add(entity: Entity, values: Values): void {
    this.records.push({ entity, origin: this.origin, values })
  }

  /** What was so at one of several times. */
  complete(entity: Entity, values: Values): void {
    this.records.push({ entity, origin: this.origin, values, completes: true })
  }

  refuse(entity: Entity, rule: 'no-key' | 'no-link', field: string): this {
    this.refusals.push({ entity, origin: this.origin, rule, field, value: null })
    return this
  }
}
