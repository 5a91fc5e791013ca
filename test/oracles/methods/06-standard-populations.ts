import { z } from 'zod'
import { esp2013 } from '#data/standards/esp-2013.js'
import type { StandardPopulation } from '#data/standards/standard-population.js'
import { us2000 } from '#data/standards/us-2000.js'
import { who2000Percent } from '#data/standards/who-2000-2025-percent.js'
import { who2000 } from '#data/standards/who-2000-2025.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  name: z.enum([
    'US 2000 standard million, 19 age groups',
    'WHO World Standard 2000-2025, SEER standard million, 18 age groups',
    'WHO World Standard 2000-2025, percent as published (Ahmad et al. 2001), 21 age groups to 100+',
    'European Standard Population 2013, 19 age groups (0-4 ... 90+)',
  ]),
})

const populations: Readonly<Record<z.output<typeof given>['name'], StandardPopulation>> = {
  'US 2000 standard million, 19 age groups': us2000,
  'WHO World Standard 2000-2025, SEER standard million, 18 age groups': who2000,
  'WHO World Standard 2000-2025, percent as published (Ahmad et al. 2001), 21 age groups to 100+': who2000Percent,
  'European Standard Population 2013, 19 age groups (0-4 ... 90+)': esp2013,
}

function agesOf({ groups }: StandardPopulation): readonly string[] {
  return groups.map(({ from }, i) => {
    const next = groups[i + 1]?.from
    if (next === undefined) return `${from}+`
    return next === from + 1 ? String(from) : `${from}-${next - 1}`
  })
}

/** A sum of percentages in thousandths, which add up without rounding. */
const sumOf = ({ groups }: StandardPopulation): number =>
  groups.reduce((sum, { weight }) => sum + Math.round(weight * 1000), 0) / 1000

export const standardPopulations: OracleMethod = {
  number: '06',
  answer(input) {
    const population = populations[given.parse(input).name]
    return {
      ages: agesOf(population),
      weights: population.groups.map(({ weight }) => weight),
      sum: sumOf(population),
    }
  },
}
