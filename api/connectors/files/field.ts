import type { Entity, Field } from '#data/schema/entities.js'
import type { Converted, Remark } from '../readers/converted.js'
import { truth } from '../readers/truth.js'
import { remembered } from '../remembered.js'
import { choose } from './choose.js'
import { converter, dayConverter, kindOf, writtenConverter } from './convert.js'
import type { FieldMapping } from './field-mapping.js'
import { extractor, missingTest, replacer, taker, type Cells, type SlotOf } from './take.js'

export type Note = (remark: Remark) => void

/** A field ready to be read from row after row. */
export interface CompiledField {
  readonly name: string
  readonly field: Field
  /** What is staged for a row; what could not be used goes to `note`. */
  read(cells: Cells, note: Note): string | null
}

/** A field that a mapping makes, and what its table says of missing values. */
export interface FieldTarget {
  readonly entity: Entity
  readonly name: string
  readonly field: Field
  readonly mapping: FieldMapping
  readonly tableMissing: readonly string[] | undefined
}

type Read = (text: string, cells: Cells) => Converted

function reading({ entity, name, field, mapping, tableMissing }: FieldTarget, slotOf: SlotOf): Read {
  const kind = kindOf(entity, name, field, mapping)
  if (mapping.since === undefined) {
    const convert = converter(kind, field, mapping)
    return kind === 'identifier' ? convert : remembered(convert)
  }
  const convert = dayConverter(field, mapping)
  const missing = missingTest(tableMissing, mapping.missing)
  const slots = mapping.since.map(slotOf)
  return (text, cells) =>
    convert(
      text,
      slots.map((slot) => cells[slot] ?? '').find((index) => !missing(index)),
    )
}

/** Makes a mapped field into a function of a row's cells. */
export function compileField(target: FieldTarget, slotOf: SlotOf): CompiledField {
  const { entity, name, field, mapping, tableMissing } = target
  const missing = missingTest(tableMissing, mapping.missing)
  const take = taker(mapping, field.type === 'codes', slotOf, missing)
  const extract = extractor(mapping.pattern)
  const replace = replacer(mapping.values)
  const convert = reading(target, slotOf)
  const inPlace = writtenConverter(kindOf(entity, name, field, mapping), field, mapping)
  const otherwise = mapping.otherwise === undefined ? null : inPlace(mapping.otherwise).value
  const over89 = mapping.over89 === undefined ? undefined : slotOf(mapping.over89)

  const read = (cells: Cells, note: Note): string | null => {
    if (over89 !== undefined && truth(cells[over89] ?? '')) return '90'
    const taken = take(cells)
    const found = mapping.present !== undefined && taken.length > 0 ? [mapping.present] : extract(taken)
    // A name may stand on both sides of what parts the values of a cell.
    const whole = taken.length > 1 ? { written: () => taken.join(', ') } : {}
    if (found === null)
      note({ kind: 'invalid', value: taken[0] ?? '', reason: 'the pattern finds nothing in it', ...whole })
    const values: string[] = []
    for (const text of found ?? []) {
      const { value, remark } = convert(replace(text), cells)
      if (remark) note({ ...remark, value: remark.kind === 'invalid' ? text : remark.value, ...whole })
      if (value !== null) values.push(value)
    }
    if (field.type === 'codes') return values.length === 0 ? otherwise : [...new Set(values)].sort().join(',')
    return choose(values, mapping.choose) ?? otherwise
  }
  return { name, field, read }
}
