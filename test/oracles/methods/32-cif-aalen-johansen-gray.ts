import { z } from 'zod'
import { aalenJohansen, type CumulativeIncidence } from '#analytics/statistics/survival/aalen-johansen.js'
import { grayTest } from '#analytics/statistics/survival/gray.js'
import { incidenceAt } from '#analytics/statistics/survival/incidence-at.js'
import { lifeTable } from '#analytics/statistics/survival/life-table.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  time: z.array(z.number()),
  state: z.array(z.number()),
  causes: z.array(z.string()),
  evalTimes: z.array(z.number()).nullable(),
  confidence: z.number(),
  group: z.array(z.string()).nullable(),
})

type Given = z.infer<typeof given>

export const cumulativeIncidence: OracleMethod = {
  number: '32',
  answer(input) {
    const parsed = given.parse(input)
    const rows = lifeTable(patientsOf(parsed), parsed.causes.length)
    const curves = aalenJohansen(rows, parsed.confidence)
    if (!curves.estimable) return { n: 0, curves: [] }
    return {
      n: curves.patients,
      time: curves.steps.map(({ time }) => time),
      nRisk: curves.steps.map(({ atRisk }) => atRisk),
      curves: parsed.causes.map((cause, i) => ({ cause, ...curveOf(curves, i) })),
      eventFree: curves.steps.map(({ eventFree }) => eventFree),
      ...timesOf(rows, parsed),
      gray: graysOf(parsed),
    }
  },
}

const patientsOf = ({ time, state }: Given) => time.map((t, i) => ({ time: t, cause: state[i]! }))

function curveOf({ steps }: CumulativeIncidence, cause: number) {
  const at = steps.map(({ causes }) => causes[cause]!)
  const lower = at.map(({ interval }) => interval?.lower ?? null)
  const upper = at.map(({ interval }) => interval?.upper ?? null)
  return {
    nEvent: at.map(({ events }) => events),
    cif: at.map(({ incidence }) => incidence),
    se: at.map(({ standardError }) => standardError),
    lowerCloglogCIF: lower,
    upperCloglogCIF: upper,
    survivalPkgLogLogLower: lower,
    survivalPkgLogLogUpper: upper,
  }
}

function timesOf(rows: ReturnType<typeof lifeTable>, { evalTimes, causes, state }: Given) {
  const at = incidenceAt(rows, evalTimes ?? [])
  if ('estimable' in at || evalTimes === null) return {}
  const cif = causes.map((_, i) => at.map((each) => each.causes[i]!.incidence))
  // cmprsk tells only the causes of which there are events.
  const observed = causes.map((_, i) => i).filter((i) => state.includes(i + 1))
  return {
    atTimes: { time: evalTimes, cif, nRisk: at.map(({ atRisk }) => atRisk) },
    cmprsk: { time: evalTimes, est: observed.map((i) => cif[i]), rows: observed.map((i) => String(i + 1)) },
  }
}

function graysOf(parsed: Given) {
  const { group, causes } = parsed
  if (group === null) return null
  const patients = patientsOf(parsed)
  const tables = [...new Set(group)].sort().map((name) => ({
    group: name,
    rows: lifeTable(
      patients.filter((_, i) => group[i] === name),
      causes.length,
    ),
  }))
  return causes.flatMap((_, i) => {
    const test = grayTest(tables, i)
    return test.estimable ? [{ causeCode: i + 1, stat: test.statistic, p: test.p, df: test.degreesOfFreedom }] : []
  })
}
