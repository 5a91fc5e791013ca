import { age } from '#analytics/vocabulary/age.js'
import { daysBetween } from '#analytics/vocabulary/calendar.js'
import type { Entity, Field } from '#data/schema/entities.js'
import { codeText } from '../readers/code.js'
import { invalid, unknown, type Convert, type Converted } from '../readers/converted.js'
import { shortText } from '../readers/short-text.js'
import { truthText } from '../readers/truth.js'
import { unlessMissing } from '../readers/unless-missing.js'
import { begunText, wholeText } from '../readers/whole.js'
import { stateOfZip, zipPrefix } from '../readers/zip.js'
import { dateParser } from './dates.js'
import type { FieldMapping } from './field-mapping.js'

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

const identifier: Convert = (text) => ({ value: text.trim() })

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

/** What the mapping can do about a ZIP code that is whole. */
const cutting =
  (convert: Convert): Convert =>
  (text) => {
    const read = convert(text)
    if (read.remark?.kind !== 'invalid') return read
    return invalid(text, `${read.remark.reason}; a longer code must be cut by \`pattern\``)
  }

function date({ dates, within, outside }: FieldMapping): Convert {
  const parse = dateParser(dates)
  return (text) => {
    const read = parse(text)
    if (read.status === 'missing') return unknown
    if (read.status === 'invalid') {
      if (read.isOutOfRange) return invalid(text, 'not a day of the calendar from 1800 to 2200')
      return invalid(text, dates ? `not a date as ${dates.join(' or ')}` : ambiguous)
    }
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
    zip3: () => cutting(zipPrefix),
    subdivision: () => cutting(stateOfZip),
    day: () => begunText(field),
    integer: () => wholeText(field),
    identifier: () => identifier,
    text: () => shortText,
    code: () => codeText(field.dictionary ?? ''),
    boolean: () => (mapping.outside ? date(mapping) : truthText),
    date: () => date(mapping),
  }
  return unlessMissing(byKind[kind]())
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
  const inRange = wholeText(field)
  return (text, index) => {
    if (index === undefined) return unknown
    const [day, start] = [toDate(text), toDate(index)]
    if (day.value === null) return day
    if (start.value === null) return start
    if (day.value.length < 10 || start.value.length < 10) return invalid(text, 'a day number needs dates to the day')
    return inRange(String(daysBetween(start.value, day.value)))
  }
}
