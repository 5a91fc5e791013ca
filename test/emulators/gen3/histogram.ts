import type { Document } from './documents.js'

/** Documents of one answer, and how the tier shows their counts. */
export interface Aggregated {
  readonly rows: () => readonly Document[]
  readonly count: (value: number) => number
  readonly isOld: boolean
  readonly _totalCount: () => number
}

interface Bins {
  readonly rangeStart?: number
  readonly rangeEnd?: number
  readonly rangeStep?: number
}

function numberBuckets(
  numbers: readonly number[],
  { rangeStart = Math.min(...numbers), rangeEnd = Math.max(...numbers), rangeStep }: Bins,
) {
  if (numbers.length === 0 && rangeStep !== undefined) return []
  if (numbers.length === 0) return [{ key: [null, null], min: null, max: null, avg: null, sum: 0, count: 0 }]
  const step = rangeStep ?? Math.max(1, rangeEnd - rangeStart)
  const starts = Array.from(
    { length: Math.max(1, Math.ceil((rangeEnd - rangeStart) / step)) },
    (_, i) => rangeStart + i * step,
  )
  return starts.map((start) => {
    const own = numbers.filter((each) => each >= start && (each < start + step || rangeStep === undefined))
    const sum = own.reduce((total, each) => total + each, 0)
    return {
      key: [start, start + step],
      min: Math.min(...own),
      max: Math.max(...own),
      avg: sum / own.length,
      sum,
      count: own.length,
    }
  })
}

/** What guppy's histograms say of a field. */
export function histogram({ rows: all, count, isOld }: Aggregated, field: string, isNumber: boolean) {
  const rows = all()
  const values = rows.map((row) => [row[field]].flat().filter((value) => value !== undefined && value !== null))
  const flat = values.flat()
  const counts = new Map<unknown, number>()
  for (const value of flat) counts.set(value, (counts.get(value) ?? 0) + 1)
  const missing = values.filter((each) => each.length === 0).length
  if (missing > 0) counts.set('no data', missing)
  const buckets = [...counts]
    .map(([key, of]) => ({ key: String(key), count: count(of) }))
    .sort((a, b) => b.count - a.count)
  const numbers = flat.filter((value) => typeof value === 'number')
  return {
    _totalCount: flat.length,
    _cardinalityCount: new Set(flat).size,
    asTextHistogram: buckets,
    histogram: (asked: Bins) => {
      if (isOld && asked.rangeStart !== undefined)
        throw new Error('parsing_exception: [histogram] failed to parse field')
      return isNumber ? numberBuckets(numbers, asked) : buckets
    },
  }
}
