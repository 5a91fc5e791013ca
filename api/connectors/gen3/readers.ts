import { age } from '#analytics/vocabulary/age.js'
import { code, isMissing } from '#analytics/vocabulary/code.js'
import { subdivisionOfZip3, zip3 } from '#analytics/vocabulary/zip3.js'
import { recoded } from '#data/dictionaries/imaging.js'
import { invalid, known, remembering, unknown, unmapped, type Read, type Reading } from './reading.js'
import { texts } from './text.js'

/** A code of a dictionary in data/dictionaries/. */
export const coded = (dictionary: string): Read => remembering((spelling) => codeOf(dictionary, spelling))

function codeOf(dictionary: string, spelling: string): Reading {
  const found = code(dictionary, spelling)
  if (found.status === 'missing') return unknown
  if (found.status === 'unmapped') return unmapped(found.value, `not in the code list ${dictionary}`)
  const reason = dictionary === 'modality' ? recoded[spelling.toLowerCase()] : undefined
  return reason === undefined
    ? known(found.code)
    : { value: found.code, remarks: [{ kind: 'recoded', value: spelling, reason }] }
}

/** Several codes of a dictionary, sorted, each once. */
export function codedSet(dictionary: string): Read {
  const one = coded(dictionary)
  const all = remembering((joined) => {
    const readings = joined.split(',').map((spelling) => one(spelling, {}))
    const codes = new Set(readings.flatMap(({ value }) => value ?? []))
    return {
      value: codes.size === 0 ? null : [...codes].sort().join(','),
      remarks: readings.flatMap(({ remarks }) => remarks),
    }
  })
  return (raw, record) => all(texts(raw).join(','), record)
}

/** The first known code among several values: a study has one body part here, and files name it first. */
export function codedFirst(dictionary: string): Read {
  const one = coded(dictionary)
  return (raw, record) => {
    const readings = (Array.isArray(raw) ? raw : [raw]).map((value) => one(value, record))
    return readings.find(({ value }) => value !== null) ?? readings[0] ?? unknown
  }
}

/** Free of identifying content and short: site and project codes, LOINC codes. */
export const shortText: Read = remembering((spelling) => {
  if (isMissing(spelling)) return unknown
  return spelling.length > 200 ? invalid(spelling, 'longer than 200 characters') : known(spelling)
})

const truths = new Map<string, string>([
  ...['true', 'yes', 'y', 't', '1', '1.0'].map((spelling) => [spelling, 'true'] as const),
  ...['false', 'no', 'n', 'f', '0', '0.0'].map((spelling) => [spelling, 'false'] as const),
])

export const flag: Read = remembering((spelling) => {
  const truth = truths.get(spelling.toLowerCase())
  if (truth !== undefined) return known(truth)
  return isMissing(spelling) ? unknown : unmapped(spelling, 'neither yes nor no')
})

/** A whole number within bounds; `5.0` and `1,204` are whole numbers, and half a day is the day it began in. */
export const whole = (least: number, most: number): Read =>
  remembering((spelling) => {
    if (isMissing(spelling)) return unknown
    const plain = /^-?\d{1,3}(,\d{3})+$/.test(spelling) ? spelling.replaceAll(',', '') : spelling
    if (!/^-?\d{1,15}(\.\d+)?$/.test(plain)) return invalid(spelling, 'not a number')
    const number = Math.floor(Number(plain))
    return number < least || number > most ? invalid(spelling, `not from ${least} to ${most}`) : known(String(number))
  })

/** A day from the index event. Beyond a hundred years it is a sentinel (`99999`), not a day. */
export const day: Read = whole(-36_525, 36_525)

/** A calendar year. MIDRC's oldest studies are of this century; 1901 and 9999 stand for "not known". */
export const year: Read = whole(1970, 2100)

const plainAge: Read = remembering((spelling) => {
  if (isMissing(spelling)) return unknown
  const read = age(spelling)
  return read.status === 'known' ? known(String(read.years)) : invalid(spelling, 'not an age from 0 to 120 years')
})

/** Age at the index event: over 89 the age is blank and a flag of its own says so. It becomes 90. */
export const ageAtIndex: Read = (raw, record) => {
  const read = plainAge(raw, record)
  if (read.value !== null || flag(record['age_at_index_gt89'], record).value !== 'true') return read
  return read.remarks.length === 0 ? overEightyNine : { ...read, value: '90' }
}
const overEightyNine = known('90')

/** A ZIP prefix. `000` and `0` are withheld; a full ZIP code must not come in. */
export const zipPrefix: Read = remembering((spelling) => {
  if (isMissing(spelling)) return unknown
  try {
    const prefix = zip3(spelling)
    return prefix === null ? unknown : known(prefix)
  } catch {
    return invalid(spelling, 'not a ZIP prefix of three digits')
  }
})

/** The state a ZIP prefix lies in. A prefix that is none has been told of by its own field. */
const state: Read = remembering((prefix) => {
  const subdivision = subdivisionOfZip3(prefix)
  return subdivision === null ? unmapped(prefix, 'a ZIP prefix of no state') : known(subdivision)
})

export const stateOfZip: Read = (raw, record) => {
  const { value } = zipPrefix(raw, record)
  return value === null ? unknown : state(value, record)
}
