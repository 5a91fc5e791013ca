import { dayOf, isoDate } from './calendar.js'
import { Lottery } from './lottery.js'
import { parameters, streams } from './parameters.js'
import { Random } from './random.js'
import { projectId } from './schedule.js'
import { makeSites, type Site } from './site.js'

/** A site as the program office lists it. Not a Gen3 node: commons keep no list of sites. */
export interface SiteRecord {
  readonly type: 'site'
  readonly site_id: string
  readonly name: string
  readonly country: string
  readonly subdivision: string | null
}

/** What a site said in the survey that it would contribute, and where it stands. Not a Gen3 node either. */
export interface Pledge {
  readonly type: 'pledge'
  readonly site_id: string
  readonly project_id: string
  readonly surveyed_on: string
  readonly stage: string
  readonly stage_on: string
  readonly pledged_studies: number
  readonly modality: string | null
}

export interface Survey {
  readonly sites: readonly SiteRecord[]
  readonly pledges: readonly Pledge[]
}

const lastDay = dayOf(parameters.contributions.to)

/** How sites that never delivered answered: one survey answer for every ten that did. */
const waiting = ['interested', 'agreed', 'onboarding', 'withdrawn'] as const

const modalities = new Lottery<string | null>([
  [null, 5],
  ['CT', 3],
  ['DX', 2],
  ['CR', 1],
])

/** The survey among the sites of a repository: what they pledged, against which their deliveries can be held. */
export function survey(studies: number, seed: number): Survey {
  const sites = makeSites(studies, seed)
  const surveyed = sites.map((site) => answer(site, studies, new Random(seed, streams.survey, site.number)))
  const others = Array.from({ length: Math.ceil(sites.length / 10) }, (_, i) =>
    noDelivery(sites.length + i, studies, new Random(seed, streams.survey, sites.length + i)),
  )
  const all = [...surveyed, ...others]
  return { sites: all.map(({ site }) => site), pledges: all.map(({ pledge }) => pledge) }
}

interface Answer {
  readonly site: SiteRecord
  readonly pledge: Pledge
}

const siteName = (number: number): string => `Site ${String(number + 1).padStart(2, '0')}`

/** Most sites pledge more than they come to deliver. */
function answer(site: Site, studies: number, random: Random): Answer {
  const first = site.deliveries[0]?.day ?? lastDay
  const last = site.deliveries.at(-1)?.day ?? lastDay
  const quiet = lastDay - last > 150
  return {
    site: {
      ...{ type: 'site', site_id: site.code, name: siteName(site.number) },
      ...{ country: site.country, subdivision: site.subdivision },
    },
    pledge: {
      type: 'pledge',
      site_id: site.code,
      project_id: projectId(site.organisation),
      surveyed_on: isoDate(first - random.whole(30, 150)),
      stage: quiet && random.chance(0.5) ? 'completed' : 'contributing',
      stage_on: isoDate(quiet ? last : first),
      pledged_studies: rounded(site.share * studies * (0.7 + 0.9 * random.next())),
      modality: modalities.draw(random),
    },
  }
}

function noDelivery(number: number, studies: number, random: Random): Answer {
  const site_id = String(20_000_000 + number * 7919)
  const surveyed = lastDay - random.whole(60, 500)
  return {
    site: { type: 'site', site_id, name: siteName(number), country: 'US', subdivision: null },
    pledge: {
      type: 'pledge',
      site_id,
      project_id: 'Open-R1',
      surveyed_on: isoDate(surveyed),
      stage: random.pick(waiting),
      stage_on: isoDate(surveyed + random.whole(10, 60)),
      pledged_studies: rounded(0.01 * studies * (0.5 + random.next())),
      modality: modalities.draw(random),
    },
  }
}

/** People pledge round numbers. */
function rounded(studies: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(studies, 1))) - 1)
  return Math.max(step, Math.round(studies / step) * step)
}
