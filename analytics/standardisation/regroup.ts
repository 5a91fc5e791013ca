import type { StandardPopulation } from '#data/standards/standard-population.js'

/** Ages in completed years, half-open; the last band of a list has no end. */
interface Ages {
  readonly from: number
  readonly to: number
}

/**
 * How much of a standard population lies in each age band.
 *
 * Where a band ends within a group of the standard, as 18 lies within 15 to 19, the ages of the group are taken to be evenly
 * filled: 15 to 17 get three fifths of it.
 *
 * @param bands as the catalogue names them: `18-49`, `65+`
 * @returns null where a band ends within the standard's last group: it has no end, and nothing says how to divide it
 * @example regroup(us2000, ['0-17', '18-49', '50-64', '65+']) // [258001.4, 465649.6, 149963, 126386] of 1,000,000
 */
export function regroup({ groups }: StandardPopulation, bands: readonly string[]): readonly number[] | null {
  const spans = groups.map(({ from, weight }, i) => ({ from, weight, to: groups[i + 1]?.from ?? Infinity }))
  const last = spans.at(-1)
  if (last === undefined) return null
  const ages = bands.map(agesOf)
  if (ages.some(({ from, to }) => from > last.from || (to > last.from && to !== Infinity))) return null
  return ages.map((band) => spans.reduce((sum, span) => sum + span.weight * shareWithin(span, band), 0))
}

/** @example agesOf('18-49') // { from: 18, to: 50 } */
function agesOf(band: string): Ages {
  const [from = NaN, upTo] = band.split(/[-+]/).map((text) => (text === '' ? Infinity : Number(text)))
  if (Number.isNaN(from)) throw new RangeError(`"${band}" names no ages`)
  return { from, to: (upTo ?? from) + 1 }
}

/** The share of the span's years that lie in the band. */
function shareWithin(span: Ages, band: Ages): number {
  if (span.to === Infinity) return band.to === Infinity && band.from <= span.from ? 1 : 0
  const years = Math.min(span.to, band.to) - Math.max(span.from, band.from)
  return Math.max(0, years) / (span.to - span.from)
}
