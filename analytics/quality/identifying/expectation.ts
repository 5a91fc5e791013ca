import { fieldsOf, type Entity } from '#data/schema/entities.js'

/** What a field may hold by its nature, so that it says nothing of a person there. */
export interface Expectation {
  /** Bare numbers, of any length. */
  readonly numbers: boolean
  readonly dates: boolean
  /** Codes such as `RSNA_20220405`: numbers and dates of delivery glued to letters. */
  readonly codes: boolean
  /** Credits and terms of a project: citations, grants, links. */
  readonly credits: boolean
  /** A spelling of a code, in Latin letters: a name alone is somebody's. */
  readonly listed: boolean
}

export const freeText: Expectation = { numbers: false, dates: false, codes: false, credits: false, listed: false }

const keys = new Set(['site', 'project', 'loincCode'])
const described = new Set(['name', 'licence', 'attribution', 'availability'])

/** Places are written in every script, and bear the names of people. */
const isPlace = (field: string): boolean => field === 'country' || field === 'subdivision'

/** @param isUnread whether the text is one that a date or a number was expected in */
export function expectationOf(entity: Entity, field: string, isUnread = false): Expectation {
  const type = fieldsOf(entity)[field]?.type
  if (field === 'age' || field === 'zip3') return { ...freeText, numbers: true }
  if (type === 'integer' || type === 'date') return { ...freeText, numbers: true, dates: true }
  // A flag can be made of a date, which then could not be read.
  if (type === 'boolean') return { ...freeText, dates: isUnread }
  if (type === 'code' || type === 'codes') return { ...freeText, listed: !isPlace(field) }
  if (keys.has(field)) return { ...freeText, codes: true }
  if (entity === 'project' && described.has(field))
    return { ...freeText, credits: true, dates: field === 'availability' }
  return freeText
}
