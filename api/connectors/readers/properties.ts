import { age } from '#analytics/vocabulary/age.js'
import { codeText } from '#api/connectors/readers/code.js'
import { invalid } from '#api/connectors/readers/converted.js'
import { shortText as plainText } from '#api/connectors/readers/short-text.js'
import { truthText } from '#api/connectors/readers/truth.js'
import { unlessMissing } from '#api/connectors/readers/unless-missing.js'
import { begunText, wholeText } from '#api/connectors/readers/whole.js'
import { stateOfZip as stateText, zipPrefix as prefixText } from '#api/connectors/readers/zip.js'
import { known, remembering, spelled, unknown, type Read } from './reading.js'
import { texts } from './text.js'

/** A code of a dictionary in data/dictionaries/. */
export const coded = (dictionary: string): Read => spelled(codeText(dictionary))

/** Several codes of a dictionary, sorted, each once. */
export function codedSet(dictionary: string): Read {
  const one = coded(dictionary)
  const all = remembering((joined) => {
    const readings = joined.split(',').map((spelling) => one(spelling, {}))
    const codes = new Set(readings.flatMap(({ value }) => value ?? []))
    return {
      value: codes.size === 0 ? null : [...codes].sort().join(','),
      // A name may stand on both sides of a comma.
      remarks: readings.flatMap(({ remarks }) => remarks.map((remark) => ({ ...remark, written: () => joined }))),
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

/** Site and project codes, LOINC codes. */
export const shortText: Read = spelled(unlessMissing(plainText))

export const flag: Read = spelled(unlessMissing(truthText))

/** A whole number within bounds. */
export const whole = (minimum: number, maximum: number): Read => spelled(unlessMissing(wholeText({ minimum, maximum })))

/** A score of readers can be their mean; what is kept of it is the whole number below. */
export const score = (minimum: number, maximum: number): Read => spelled(unlessMissing(begunText({ minimum, maximum })))

/** A day from the index event. Beyond a hundred years it is a sentinel (`99999`), not a day. */
export const day: Read = spelled(unlessMissing(begunText({ minimum: -36_525, maximum: 36_525 })))

/** A calendar year. MIDRC's oldest studies are of this century; 1901 and 9999 stand for "not known". */
export const year: Read = whole(1970, 2100)

const plainAge: Read = spelled(
  unlessMissing((spelling) => {
    const read = age(spelling)
    return read.status === 'known' ? { value: String(read.years) } : invalid(spelling, 'not an age from 0 to 120 years')
  }),
)

/** Age at the index event: over 89 the age is blank and a flag of its own says so. It becomes 90. */
export const ageAtIndex: Read = (raw, record) => {
  const read = plainAge(raw, record)
  if (read.value !== null || flag(record['age_at_index_gt89'], record).value !== 'true') return read
  return read.remarks.length === 0 ? overEightyNine : { ...read, value: '90' }
}
const overEightyNine = known('90')

export const zipPrefix: Read = spelled(unlessMissing(prefixText))

/** The state a ZIP prefix lies in. A prefix that is none has been told of by its own field. */
export const stateOfZip: Read = spelled(
  unlessMissing((spelling) => {
    const state = stateText(spelling)
    return state.remark?.kind === 'invalid' ? { value: null } : state
  }),
)
