import type { Document } from './documents.js'

/** What of a kind of document is known: some shown whole, and how often values came in all. */
export interface Shown {
  readonly documents: readonly Document[]
  readonly frequencies: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Values of the filters that were asked, so that each finds something. */
  readonly ranges: Readonly<Record<string, readonly number[]>>
  readonly count: number
}

/** The value whose turn it is, as often as it came; undefined for "no data". */
function turn(frequencies: Readonly<Record<string, number>>, number: number, stride: number): string | undefined {
  const total = Object.values(frequencies).reduce((sum, count) => sum + count, 0)
  let left = (number * stride) % total
  for (const [value, count] of Object.entries(frequencies)) {
    if (left < count) return value === 'no data' ? undefined : value
    left -= count
  }
  return undefined
}

/** As many documents as there were, the first as shown, the rest alike in their values and how often they come. */
export function likeDocuments({ documents, frequencies, ranges, count }: Shown): readonly Document[] {
  const like = (number: number): Document => {
    const model = documents[number % documents.length] ?? {}
    if (number < documents.length) return model
    const own: Record<string, unknown> = { ...model, submitter_id: `${String(model['submitter_id'])}-${number}` }
    Object.entries(frequencies).forEach(([field, of], i) => {
      const value = turn(of, number, 7 + 4 * i)
      if (value === undefined) Reflect.deleteProperty(own, field)
      else own[field] = Array.isArray(model[field]) ? [value] : value
    })
    for (const [field, values] of Object.entries(ranges)) {
      const value = values[number % values.length]
      own[field] = Array.isArray(model[field]) ? [value] : value
    }
    return own
  }
  return Array.from({ length: documents.length === 0 ? 0 : count }, (_, number) => like(number))
}
