import type { SiteAccrual } from './site-accrual.js'

/** A site's patients by period, null while it is not open. */
export type SiteSeries = readonly (number | null)[]

/**
 * What the site contributed in the periods `[from, to)`.
 *
 * @example accrualWithin([null, 3, 0, 5], 0, 3) // { patients: 3, exposure: 2 }
 */
export function accrualWithin(series: SiteSeries, from: number, to: number): SiteAccrual {
  const open = series.slice(from, to).filter((count) => count !== null)
  return { patients: open.reduce((sum, count) => sum + count, 0), exposure: open.length }
}

/**
 * How many periods the series have.
 *
 * @throws RangeError where they differ in it, or hold what is no count
 * @example periodsOf([[null, 3, 0], [1, 2, 3]]) // 3
 */
export function periodsOf(series: readonly SiteSeries[]): number {
  const [first = []] = series
  const other = series.find(({ length }) => length !== first.length)
  if (other !== undefined) throw new RangeError(`expected ${first.length} periods of each site, got ${other.length}`)
  const odd = series.flat().find((count) => count !== null && !(Number.isInteger(count) && count >= 0))
  if (odd !== undefined) throw new RangeError(`expected whole counts >= 0, got ${odd}`)
  return first.length
}
