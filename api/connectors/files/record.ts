import { fieldsOf, type Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Observation, Refusal } from '../connector.js'
import type { Remark } from '../readers/converted.js'
import { expression } from './expression.js'
import { compileField, type CompiledField } from './field.js'
import type { Condition, RecordMapping, TableMapping } from './mapping.js'
import { discreet, shape } from '../shape.js'
import { missingTest, parts, type Cells, type SlotOf } from './take.js'

export interface Outcome {
  readonly records: ConformedRecord[]
  readonly observations: Observation[]
  readonly refusals: Refusal[]
}

type Test = (cells: Cells) => boolean

function test({ column, is, isNot, matches, filled }: Condition, slotOf: SlotOf): Test {
  const slot = slotOf(column)
  const missing = missingTest()
  const normal = (text: string): string => text.trim().toLowerCase()
  const listed = new Set((is ?? isNot ?? []).map(normal))
  const meant = matches === undefined ? undefined : expression(matches)
  return (cells) => {
    const text = cells[slot] ?? ''
    if (meant) return meant.finds(text)
    if (filled !== undefined) return missing(text) !== filled
    return listed.has(normal(text)) === (is !== undefined)
  }
}

/** The rows that a row stands for: itself, or one for each value in a cell. */
function unfolding(each: RecordMapping['each'], slotOf: SlotOf): (cells: Cells) => Cells[] {
  if (!each) return (cells) => [cells]
  const slot = slotOf(each.column)
  const missing = missingTest()
  return (cells) =>
    parts(cells[slot] ?? '', each.split)
      .filter((text) => !missing(text))
      .map((text) => cells.map((cell, i) => (i === slot ? text : cell)))
}

/** A number that short tells nothing of a person, and is what somebody needs to know to mend the mapping. */
const shortNumber = /^-?\d{1,3}(\.\d)?$/

function observation(entity: Entity, field: string, remark: Remark, identifiers: readonly string[]): Observation {
  const { written = () => remark.value } = remark
  const hidden = remark.kind === 'invalid' && (!shortNumber.test(remark.value) || identifiers.includes(remark.value))
  const value = hidden ? shape(remark.value) : discreet(remark.value, identifiers)
  return { entity, field, ...remark, value, written }
}

const identifiersOf = (fields: readonly CompiledField[], values: ConformedRecord['values']): string[] =>
  fields.filter(({ field }) => field.type === 'identifier').flatMap(({ name }) => values[name] ?? [])

function conform(entity: Entity, fields: readonly CompiledField[], cells: Cells, origin: Origin, into: Outcome): void {
  const remarks: { name: string; remark: Remark }[] = []
  const values: Record<string, string | null> = {}
  for (const field of fields) {
    values[field.name] = field.read(cells, (remark) => remarks.push({ name: field.name, remark }))
  }
  const identifiers = identifiersOf(fields, values)
  const where = origin(identifiers)
  const keyless = fields.find(({ name, field }) => field.required && values[name] === null)
  if (keyless) {
    const unread = remarks.find(({ name }) => name === keyless.name)?.remark
    const value = unread === undefined ? null : discreet(unread.value, identifiers)
    const written = unread === undefined ? {} : { written: unread.written ?? (() => unread.value) }
    into.refusals.push({ entity, origin: where, rule: 'missing-key', field: keyless.name, value, ...written })
    return
  }
  for (const { name, remark } of remarks) {
    into.observations.push({ ...observation(entity, name, remark, identifiers), origin: where })
  }
  into.records.push({ entity, origin: where, values })
}

/** The place of a row, in words that hold none of these identifiers. */
export type Origin = (identifiers: readonly string[]) => string
export type ConformRow = (cells: Cells, origin: Origin, into: Outcome) => void

/** Makes a mapped record into a function of a row's cells, which adds what comes of it to an outcome. */
export function compileRecord(mapping: RecordMapping, table: TableMapping, slotOf: SlotOf): ConformRow {
  const schema = fieldsOf(mapping.entity)
  const tests = (mapping.when ?? []).map((condition) => test(condition, slotOf))
  const unfold = unfolding(mapping.each, slotOf)
  const fields = Object.entries(mapping.fields).flatMap(([name, field]) => {
    const target = schema[name]
    if (!target) return []
    const made = { entity: mapping.entity, name, field: target, mapping: field, tableMissing: table.missing }
    return [compileField(made, slotOf)]
  })
  return (cells, origin, into) => {
    for (const row of unfold(cells)) {
      if (tests.every((holds) => holds(row))) conform(mapping.entity, fields, row, origin, into)
    }
  }
}
