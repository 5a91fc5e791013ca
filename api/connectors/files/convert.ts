import { code, isMissing } from '#analytics/vocabulary/code.js'
import { subdivisionOfZip3, zip3 } from '#analytics/vocabulary/zip3.js'
import { recoded } from '#data/dictionaries/imaging.js'
import type { Entity, Field } from '#data/schema/entities.js'
import { age } from '#analytics/vocabulary/age.js'
import type { Observation } from '../connector.js'
import { dateParser, daysBetween } from './dates.js'
import type { FieldMapping } from './field-mapping.js'

export type Remark = Pick<Observation, 'kind' | 'value' | 'reason'>
export interface Converted {
  readonly value: string | null
  readonly remark?: Remark
}
export type Convert = (text: string) => Converted

export const kinds = [
  'age',
  'zip3',
  'subdivision',
  'day',
  'identifier',
  'text',
  'code',
  'integer',
  'boolean',
  'date',
] as const
export type Kind = (typeof kinds)[number]

/** How a field's text is read: its type in the schema, or something closer. */
export function kindOf(entity: Entity, name: string, { type, minimum = 0 }: Field, mapping: FieldMapping): Kind {
  if (mapping.as) return mapping.as
  if (entity === 'patient' && (name === 'age' || name === 'zip3')) return name
  // Only days, counted from an index event, can be negative.
  if (type === 'integer' && minimum < 0) return 'day'
  return type === 'codes' ? 'code' : type
}

const unknown: Converted = { value: null }
const invalid = (value: string, reason: string): Converted => ({
  value: null,
  remark: { kind: 'invalid', value, reason },
})
const unmapped = (value: string, reason: string): Converted => ({
  value: null,
  remark: { kind: 'unmapped', value, reason },
})

const truths = new Map<string, boolean>([
  ...['true', 't', 'yes', 'y', '1', '1.0', 'on'].map((spelling) => [spelling, true] as const),
  ...['false', 'f', 'no', 'n', '0', '0.0', 'off'].map((spelling) => [spelling, false] as const),
])

/** True or false in any of the usual spellings, or nothing. */
export const truth = (text: string): boolean | undefined => truths.get(text.trim().toLowerCase())

const identifier: Convert = (text) => ({ value: text.trim() })

const freeText: Convert = (text) => {
  const value = text.trim().replace(/\s+/g, ' ')
  return value.length > 200 ? invalid(value, 'longer than 200 characters') : { value }
}

const boolean: Convert = (text) => {
  const value = truth(text)
  return value === undefined ? unmapped(text, 'neither yes nor no') : { value: String(value) }
}

function coded(dictionary: string): Convert {
  return (text) => {
    const found = code(dictionary, text)
    if (found.status === 'missing') return unknown
    if (found.status === 'known') {
      const reason = dictionary === 'modality' ? recoded[text.trim().toLowerCase()] : undefined
      return { value: found.code, ...(reason ? { remark: { kind: 'recoded', value: text.trim(), reason } } : {}) }
    }
    // Subdivisions without a map of their own are kept as their ISO 3166-2 code.
    if (dictionary === 'subdivision' && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(found.value)) return { value: found.value }
    return unmapped(found.value, `not in the code list "${dictionary}"`)
  }
}

const thousands = /^[-+]?\d{1,3}(,\d{3})+(\.0*)?$/
const whole = /^[-+]?\d+(\.0*)?$/

function integer({ minimum = -Infinity, maximum = Infinity }: Field): Convert {
  return (text) => {
    const written = text.trim()
    if (!whole.test(written) && !thousands.test(written)) return invalid(written, 'not a whole number')
    const value = Number(written.replaceAll(',', ''))
    if (value < minimum || value > maximum) return invalid(written, `not within ${minimum} to ${maximum}`)
    return { value: String(value) }
  }
}

function years({ interval }: FieldMapping): Convert {
  return (text) => {
    const read = age(text)
    if (read.status === 'known') return { value: String(read.years) }
    if (read.status === 'invalid') return invalid(text, 'not an age from 0 to 120 years')
    if (!interval) return invalid(text, 'an interval of ages; `interval` says which age it stands for')
    const reason = `an interval of ages, counted at its ${interval} age`
    return { value: String(read[interval]), remark: { kind: 'recoded', value: text.trim(), reason } }
  }
}

const zipPrefix: Convert = (text) => {
  try {
    return { value: zip3(text) }
  } catch {
    return invalid(text, 'not a ZIP prefix of three digits; a longer code must be cut by `pattern`')
  }
}

const subdivision: Convert = (text) => {
  const prefix = zipPrefix(text)
  if (prefix.value === null) return prefix
  const value = subdivisionOfZip3(prefix.value)
  return value === null ? unmapped(prefix.value, 'a ZIP prefix of no state') : { value }
}

function date({ dates, within, outside }: FieldMapping): Convert {
  const parse = dateParser(dates)
  return (text) => {
    const read = parse(text)
    if (read.status === 'missing') return unknown
    if (read.status === 'invalid') return invalid(text, dates ? `not a date as ${dates.join(' or ')}` : ambiguous)
    const [first, last] = outside ?? within ?? []
    if (first === undefined || last === undefined) return { value: read.iso }
    const inside = read.iso >= first.slice(0, read.iso.length) && read.iso <= last.slice(0, read.iso.length)
    if (outside) return { value: String(!inside) }
    return inside ? { value: read.iso } : invalid(text, `not within ${first} to ${last}`)
  }
}
const ambiguous = 'not a date that can be read in one way only; `dates` says how it is written'

/** How the text of a field becomes what is staged. Missing spellings are gone before. */
export function converter(kind: Kind, field: Field, mapping: FieldMapping): Convert {
  const byKind: Readonly<Record<Kind, () => Convert>> = {
    age: () => years(mapping),
    zip3: () => zipPrefix,
    subdivision: () => subdivision,
    day: () => integer(field),
    integer: () => integer(field),
    identifier: () => identifier,
    text: () => freeText,
    code: () => coded(field.dictionary ?? ''),
    boolean: () => (mapping.outside ? date(mapping) : boolean),
    date: () => date(mapping),
  }
  const convert = byKind[kind]()
  return (text) => (isMissing(text) ? unknown : convert(text))
}

/** How a value that stands in where nothing is known is read: as what the field holds, not as what is derived from cells. */
export const writtenConverter = (kind: Kind, field: Field, mapping: FieldMapping): Convert =>
  converter(kind === 'subdivision' ? 'code' : kind, field, { ...mapping, outside: undefined, within: undefined })

/** Days from an index date to a date, both as written in the file. Neither date is kept. */
export function dayConverter(
  field: Field,
  mapping: FieldMapping,
): (text: string, index: string | undefined) => Converted {
  const toDate = date(mapping)
  const inRange = integer(field)
  return (text, index) => {
    if (index === undefined) return unknown
    const [day, start] = [toDate(text), toDate(index)]
    if (day.value === null) return day
    if (start.value === null) return start
    if (day.value.length < 10 || start.value.length < 10) return invalid(text, 'a day number needs dates to the day')
    return inRange(String(daysBetween(start.value, day.value)))
  }
}
