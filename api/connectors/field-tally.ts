import type { Field } from '#data/schema/entities.js'
import type { FieldReport } from './source-report.js'

const listed = 12

/** Counts what a field holds, record by record, in little memory: codes are few, and of the rest only the ends stay. */
export class FieldTally {
  private filled = 0
  private readonly codes = new Map<string, number>()
  private least: string | undefined
  private greatest: string | undefined

  constructor(
    private readonly name: string,
    private readonly field: Field,
  ) {}

  add(value: string | null | undefined): void {
    if (value === null || value === undefined) return
    this.filled += 1
    const { type } = this.field
    if (type === 'code' || type === 'boolean') this.count(value)
    else if (type === 'codes') value.split(',').forEach((code) => this.count(code))
    else if (type === 'integer' || type === 'date') this.stretch(value)
  }

  report(): FieldReport {
    const codes = [...this.codes].map(([code, records]) => ({ code, records }))
    codes.sort((one, other) => other.records - one.records || (one.code < other.code ? -1 : 1))
    return {
      field: this.name,
      filled: this.filled,
      codes: codes.slice(0, listed),
      moreCodes: Math.max(0, codes.length - listed),
      ...(this.least === undefined ? {} : { least: this.least }),
      ...(this.greatest === undefined ? {} : { greatest: this.greatest }),
    }
  }

  private count(code: string): void {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1)
  }

  private stretch(value: string): void {
    if (this.least === undefined || this.before(value, this.least)) this.least = value
    if (this.greatest === undefined || this.before(this.greatest, value)) this.greatest = value
  }

  private before(one: string, other: string): boolean {
    return this.field.type === 'integer' ? Number(one) < Number(other) : one < other
  }
}
