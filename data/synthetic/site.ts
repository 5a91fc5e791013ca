import { usSubdivisions } from '../geography/us-subdivisions.js'
import { zip3Ranges } from '../geography/zip3.js'
import { Lottery } from './lottery.js'
import { parameters, streams } from './parameters.js'
import { Random } from './random.js'
import { deliveriesOf, organisations, type Delivery, type Organisation } from './schedule.js'
import { habits, studyKinds, type StudyKind } from './study-kinds.js'
import { countryWords } from './words.js'

export type Item = keyof typeof parameters.reporting

/** A contributing institution and its habits. */
export interface Site {
  readonly number: number
  readonly code: string
  /** Expected share of the repository's patients. */
  readonly share: number
  readonly organisation: Organisation
  readonly deliveries: readonly Delivery[]
  readonly country: string
  readonly countryWord: string
  readonly subdivision: string | null
  readonly zips: Lottery<string>
  readonly race: 'diverse' | 'white' | 'southern' | 'blank'
  readonly kinds: Lottery<StudyKind>
  readonly reports: Readonly<Record<Item, boolean>>
  /** Days between an illness and the site's being ready to deliver it. */
  readonly delay: number
}

const { sites: counts, reporting } = parameters

/** How many sites a repository of this many studies has. */
export const siteCount = (studies: number): number =>
  Math.max(12, Math.round(counts.atThirtyThousandStudies * (studies / 30_000) ** counts.growth))

const states = usSubdivisions.map(([code]) => code).filter((code) => zip3Of(code).length >= 3)

function zip3Of(subdivision: string): readonly string[] {
  return zip3Ranges
    .filter(([, , state]) => state === subdivision)
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(3, '0')))
}

/** All sites, largest and smallest in no order. Shares fall like 1 / rank, as contributions to real repositories do. */
export function makeSites(studies: number, seed: number): readonly Site[] {
  const count = siteCount(studies)
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 3) ** 0.95)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const order = new Random(seed, streams.site, 0)
  const ranks = weights
    .map((weight) => ({ weight, place: order.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ weight }) => weight / total)
  const reports = reportingOf(ranks)
  const calendars = organisations.map((organisation) => ({ organisation, all: deliveriesOf(organisation, seed) }))
  const countries = countriesOf(ranks, order)
  return ranks.map((share, number) => {
    return makeSite(
      { number, share, joins: number / count, country: countries[number] ?? 'US', reports: reports[number] ?? nothing },
      calendars,
      seed,
    )
  })
}

/** The largest sites are in the United States; about two in five of the others are in ten other countries, in turn. */
function countriesOf(shares: readonly number[], random: Random): readonly string[] {
  const others = Object.keys(countryWords).filter((code) => code !== 'US')
  let abroad = 0
  return shares.map((share) => {
    if (share > 1 / shares.length || !random.chance(counts.abroad)) return 'US'
    abroad += 1
    return others[abroad % others.length] ?? 'US'
  })
}

const nothing: Readonly<Record<Item, boolean>> = {
  ...{ icu: false, ventilator: false, visits: false, procedures: false, tests: false },
  ...{ imageCounts: false, shiftedYears: false, annotations: false },
}

/** Who reports what, so that the share of patients with an item is near the wanted one whatever the seed. */
function reportingOf(shares: readonly number[]): readonly Readonly<Record<Item, boolean>>[] {
  const items = [
    'icu',
    'ventilator',
    'visits',
    'procedures',
    'tests',
    'imageCounts',
    'shiftedYears',
    'annotations',
  ] as const
  const rows = shares.map(() => ({ ...nothing }))
  items.forEach((item, turn) => {
    const wanted = reporting[item].patients
    let seen = 0
    let reported = 0
    rows.forEach((_, i) => {
      // Each item starts at another site, so that no site reports everything merely for being the first.
      const at = (i + turn * 7) % rows.length
      const share = shares[at] ?? 0
      const row = rows[at]
      seen += share
      if (row && reported + share / 2 < wanted * seen) {
        row[item] = true
        reported += share
      }
    })
  })
  return rows
}

interface Calendar {
  readonly organisation: Organisation
  readonly all: readonly Delivery[]
}

/** What is settled for all sites together. */
interface Plan {
  readonly number: number
  readonly share: number
  /** Place in the order of joining, from 0 to 1. */
  readonly joins: number
  readonly country: string
  readonly reports: Readonly<Record<Item, boolean>>
}

function makeSite(plan: Plan, calendars: readonly Calendar[], seed: number): Site {
  const { number, country } = plan
  const random = new Random(seed, streams.site, number + 1)
  const { organisation, all } = new Lottery(calendars.map((one) => [one, one.organisation.share] as const)).draw(random)
  const subdivision = country === 'US' ? random.pick(states) : null
  const joins = joining(plan.joins, random)
  return {
    number,
    // Codes like MIDRC's: digits without meaning, of six or eight places.
    code: String(random.pick([100_000, 10_000_000]) + number * 7919 + random.whole(0, 7000)),
    share: plan.share,
    organisation,
    deliveries: delivered(all, joins, random),
    country,
    countryWord: random.pick(countryWords[country] ?? [country]),
    subdivision,
    zips: residences(subdivision, random),
    race: subdivision === null ? 'blank' : random.pick(['diverse', 'white', 'southern'] as const),
    kinds: habitOf(joins, random),
    reports: plan.reports,
    delay: random.whole(60, 200),
  }
}

/** When a site joins, as a part of the two years: a third at once, the rest over the first eighteen months. */
const joining = (place: number, random: Random): number =>
  place < 0.34 ? 0.06 * random.next() : 0.06 + (place - 0.34) * 0.95 + 0.08 * random.next()

/** The deliveries a site takes part in: some come to nearly all, some to few, and one in seven goes quiet. */
function delivered(all: readonly Delivery[], joins: number, random: Random): readonly Delivery[] {
  const regularity = 0.35 + 0.6 * random.next()
  const quietAfter = random.chance(0.15) ? 0.35 + 0.4 * random.next() : 1
  const first = Math.min(Math.floor(joins * all.length), all.length - 1)
  const last = Math.max(first, Math.ceil((joins + (1 - joins) * quietAfter) * all.length) - 1)
  return all.filter((_, i) => i === first || (i > first && i <= last && random.chance(regularity)))
}

/** Late joiners bring more tomography: the repository's mix changes although nobody's habit does. */
function habitOf(joins: number, random: Random): Lottery<StudyKind> {
  const habit = new Lottery([
    ['radiography', 0.42 * (1 - joins)] as const,
    ['mixed', 0.4] as const,
    ['tomography', 0.1 + 0.5 * joins] as const,
    ['general', 0.12] as const,
  ]).draw(random)
  return new Lottery(studyKinds.map((kind) => [kind, habits[habit][kind.id] ?? 0] as const))
}

/** ZIP3 of a site's patients: five of its neighbourhood, then its state, then anywhere, and some withheld. */
function residences(subdivision: string | null, random: Random): Lottery<string> {
  if (subdivision === null) return new Lottery([['', 1]])
  const near = zip3Of(subdivision)
  const home = Array.from({ length: 5 }, (_, i) => [random.pick(near), 40 / (i + 1)] as const)
  const state = near.map((zip) => [zip, 14 / near.length] as const)
  const elsewhere = Array.from({ length: 8 }, () => [random.pick(zip3Of(random.pick(states))), 0.8] as const)
  return new Lottery([...home, ...state, ...elsewhere, ['000', 6], ['', 4]])
}
