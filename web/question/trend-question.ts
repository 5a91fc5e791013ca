import type { ClockId, Filter, Grain, TrendQuestion } from '#analytics/contract/trends.js'

// Records over the contract's unions: a clock or grain added there does not compile until it is here.
const clockIds: Readonly<Record<ClockId, true>> = { contributed: true, performed: true, fromIndex: true }
const grainIds: Readonly<Record<Grain, true>> = {
  day: true,
  isoWeek: true,
  epiWeek: true,
  month: true,
  quarter: true,
  year: true,
  none: true,
}

const isClock = (value: string): value is ClockId => Object.hasOwn(clockIds, value)
const isGrain = (value: string): value is Grain => Object.hasOwn(grainIds, value)

/** A question with nothing but its measure: no split, no time axis, everything. */
export const plainQuestion = (measure: string): TrendQuestion => ({
  measure,
  by: [],
  clock: 'contributed',
  grain: 'none',
  from: null,
  to: null,
  where: [],
  asOf: null,
  cumulative: false,
})

/**
 * The question a URL asks, in the grammar of the API.
 *
 * Forgiving: measures, dimensions and values that do not exist are kept, for the server to judge and to name. A clock or
 * grain that does not exist becomes the default, and `unreadable` tells of it.
 *
 * @example parseTrendQuestion('measure=studies&by=modality&grain=month&where=sex:female')
 */
export function parseTrendQuestion(search: string | URLSearchParams): TrendQuestion {
  const parameters = new URLSearchParams(search)
  const clock = parameters.get('clock') ?? ''
  const grain = parameters.get('grain') ?? ''
  return {
    measure: parameters.get('measure') || 'patients',
    by: list(parameters.get('by') ?? ''),
    clock: isClock(clock) ? clock : 'contributed',
    grain: isGrain(grain) ? grain : 'none',
    from: parameters.get('from') || null,
    to: parameters.get('to') || null,
    where: parameters.getAll('where').flatMap(filter),
    asOf: parameters.get('asOf') || null,
    cumulative: parameters.get('cumulative') === 'true',
  }
}

/**
 * The one way to write a question: stable order, defaults left out, commas and colons in clear.
 *
 * @example formatTrendQuestion({ ...plainQuestion('studies'), by: ['modality'] }) // 'measure=studies&by=modality'
 */
export function formatTrendQuestion(question: TrendQuestion): string {
  const { measure, by, clock, grain, from, to, where, asOf, cumulative } = question
  const pairs: readonly (readonly [name: string, value: string | null])[] = [
    ['measure', measure],
    ['by', by.join(',') || null],
    ['clock', clock === 'contributed' ? null : clock],
    ['grain', grain === 'none' ? null : grain],
    ['from', from],
    ['to', to],
    ...where.map(({ dimension, values }) => ['where', `${dimension}:${values.join(',')}`] as const),
    ['asOf', asOf],
    ['cumulative', cumulative ? 'true' : null],
  ]
  return pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${readable(value)}`])).join('&')
}

/** Parameters that were given and could not be read, with what was given. */
export function unreadable(
  search: string | URLSearchParams,
): readonly { readonly field: string; readonly value: string }[] {
  const parameters = new URLSearchParams(search)
  const readers: readonly (readonly [field: string, reads: (value: string) => boolean])[] = [
    ['clock', isClock],
    ['grain', isGrain],
    ['cumulative', (value) => value === 'true' || value === 'false'],
    ['where', (value) => filter(value).length > 0],
  ]
  return readers.flatMap(([field, reads]) =>
    parameters
      .getAll(field)
      .filter((value) => value !== '' && !reads(value))
      .map((value) => ({ field, value })),
  )
}

const list = (text: string): readonly string[] => [...new Set(text.split(',').filter((item) => item !== ''))]

function filter(text: string): readonly Filter[] {
  const colon = text.indexOf(':')
  if (colon < 1) return []
  const values = list(text.slice(colon + 1))
  return values.length > 0 ? [{ dimension: text.slice(0, colon), values }] : []
}

/** Percent-encoded, but for the comma and the colon, which a query may hold (RFC 3986 §3.4) and people read. */
export const readable = (value: string): string =>
  encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')
