import { Lottery } from './lottery.js'
import { parameters } from './parameters.js'
import type { Person } from './person.js'
import type { Random } from './random.js'
import { waveSeverity } from './waves.js'
import type { Support } from './words.js'

/** What became of a patient, whether or not anybody records it. Days are counted from the index event. */
export interface Illness {
  readonly hospital: { readonly from: number; readonly to: number } | null
  readonly intensive: { readonly from: number; readonly to: number } | null
  readonly support: Support
  readonly died: boolean
}

interface Risk {
  readonly intercept: number
  readonly perDecade: number
  readonly male: number
  readonly positive: number
  readonly severity: number
}

const { hospitalised, icuAdmitted, died, support, stays } = parameters

/** The probability of an outcome for a person: logistic in age, sex, COVID-19 and the severity of the wave. */
export function probability(risk: Risk, { age, male, positive, indexDay }: Person, extra = 0): number {
  const logOdds =
    risk.intercept +
    (risk.perDecade * (age - 58)) / 10 +
    (male ? risk.male : 0) +
    (positive ? risk.positive + risk.severity * waveSeverity(indexDay) : 0) +
    extra
  return 1 / (1 + Math.exp(-logOdds))
}

const supports = {
  ward: new Lottery(entriesOf(support.ward)),
  icu: new Lottery(entriesOf(support.icu)),
}

function entriesOf(shares: Readonly<Record<Support, number>>): readonly (readonly [Support, number])[] {
  return [
    ['none', shares.none],
    ['oxygen', shares.oxygen],
    ['highFlow', shares.highFlow],
    ['nonInvasive', shares.nonInvasive],
    ['invasive', shares.invasive],
    ['ecmo', shares.ecmo],
  ]
}

const atHome: Illness = { hospital: null, intensive: null, support: 'none', died: false }

export function fallIll(person: Person, random: Random): Illness {
  if (!random.chance(probability(hospitalised, person))) return atHome
  const from = random.whole(-2, 7)
  if (!random.chance(probability(icuAdmitted, person))) {
    const to = from + 1 + Math.floor(random.wait(stays.ward))
    return {
      hospital: { from, to },
      intensive: null,
      support: supports.ward.draw(random),
      died: random.chance(probability(died, person)),
    }
  }
  const intensive = { from: from + random.whole(0, 3), to: 0 }
  intensive.to = intensive.from + 1 + Math.floor(random.wait(stays.icu))
  const dies = random.chance(probability(died, person, died.icu))
  const to = intensive.to + (dies ? 0 : 1 + Math.floor(random.wait(stays.afterIcu)))
  return { hospital: { from, to }, intensive, support: supports.icu.draw(random), died: dies }
}
