import { Lottery } from './lottery.js'
import { parameters } from './parameters.js'
import type { Random } from './random.js'
import type { Delivery } from './schedule.js'
import type { Site } from './site.js'
import { illnessDay, waveHeight } from './waves.js'
import { raceWords } from './words.js'

/** A patient as they are, before anything is recorded of them. */
export interface Person {
  readonly id: string
  readonly site: Site
  /** Completed years, the over 89s included. */
  readonly age: number
  readonly male: boolean
  readonly race: string
  readonly ethnicity: string
  /** The day the patient's days are counted from. */
  readonly indexDay: number
  readonly positive: boolean
  /** Where in the site's deliveries the patient first came. */
  readonly firstDelivery: number
}

const { age, positivity } = parameters

const adultAges = new Lottery(
  Array.from({ length: age.oldest - 17 }, (_, i) => {
    const years = 18 + i
    return [years, Math.exp(-0.5 * ((years - age.mean) / age.deviation) ** 2)] as const
  }),
)

const { amerind, asian, black, pacific, other, white, blank } = raceWords

const races = {
  diverse: new Lottery([
    [white, 36],
    [black, 27],
    [asian, 17],
    [other, 7],
    [pacific, 1],
    [amerind, 0.6],
    [blank, 11],
  ]),
  white: new Lottery([
    [white, 68],
    [black, 12],
    [asian, 6],
    [other, 3],
    [pacific, 0.3],
    [amerind, 0.5],
    [blank, 10],
  ]),
  southern: new Lottery([
    [white, 40],
    [black, 42],
    [asian, 3],
    [other, 6],
    [pacific, 0.3],
    [amerind, 0.7],
    [blank, 8],
  ]),
  blank: new Lottery([
    [white, 4],
    [asian, 2],
    [black, 2],
    [other, 2],
    [blank, 90],
  ]),
}

const ethnicities = {
  diverse: new Lottery([
    ['Hispanic or Latino', 24],
    ['Not Hispanic or Latino', 62],
    [blank, 14],
  ]),
  white: new Lottery([
    ['Hispanic or Latino', 7],
    ['Not Hispanic or Latino', 81],
    [blank, 12],
  ]),
  southern: new Lottery([
    ['Hispanic or Latino', 13],
    ['Not Hispanic or Latino', 75],
    [blank, 12],
  ]),
  blank: new Lottery([
    ['Hispanic or Latino', 3],
    ['Not Hispanic or Latino', 6],
    [blank, 91],
  ]),
}

/** Days of data that a site holds back before its last delivery, so that everybody's illness lies before it. */
const latest = (site: Site): number => (site.deliveries.at(-1)?.day ?? 0) - 21

export function makePerson(index: number, site: Site, random: Random): Person {
  const indexDay = illnessDay(random, latest(site))
  return {
    id: `${site.code}-${String(index).padStart(6, '0')}`,
    site,
    age: random.chance(age.children) ? random.whole(0, 17) : adultAges.draw(random),
    male: random.chance(0.475),
    race: races[site.race].draw(random),
    ethnicity: ethnicities[site.race].draw(random),
    indexDay,
    positive: random.chance(positivity.atRest + positivity.atPeak * waveHeight(indexDay)),
    firstDelivery: firstAfter(site.deliveries, indexDay + site.delay * 0.5 + random.wait(site.delay * 0.5)),
  }
}

/** A site's first delivery on a day or later; its last where there is none. */
function firstAfter(deliveries: readonly Delivery[], day: number): number {
  const found = deliveries.findIndex((delivery) => delivery.day >= day)
  return found < 0 ? deliveries.length - 1 : found
}
