import { z } from 'zod'
import { lifeTable } from '#analytics/statistics/survival/life-table.js'
import { logRank } from '#analytics/statistics/survival/log-rank.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  time: z.array(z.number()),
  event: z.array(z.number()),
  group: z.array(z.string()),
  rho: z.number(),
  strata: z.array(z.string()).nullable(),
})

export const logRankTest: OracleMethod = {
  number: '31',
  answer(input) {
    const { time, event, group, rho, strata } = given.parse(input)
    const patients = time.map((t, i) => ({
      time: t,
      cause: event[i]!,
      group: group[i]!,
      stratum: strata?.[i] ?? '',
    }))
    const tables = [...new Set(group)].sort().flatMap((name) =>
      [...new Set(strata ?? [''])].map((stratum) => ({
        group: name,
        stratum,
        rows: lifeTable(patients.filter((patient) => patient.group === name && patient.stratum === stratum)),
      })),
    )
    const test = logRank(tables, { rho })
    if (!test.estimable) return { estimable: false }
    return {
      estimable: true,
      groups: test.groups.map((each) => each.group),
      n: test.groups.map((each) => each.patients),
      observed: test.groups.map(({ observed }) => observed),
      expected: test.groups.map(({ expected }) => expected),
      variance: test.covariance,
      chisq: test.statistic,
      df: test.degreesOfFreedom,
      p: test.p,
    }
  },
}
