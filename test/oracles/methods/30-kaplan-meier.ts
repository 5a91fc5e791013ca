import { z } from 'zod'
import { kaplanMeier, type SurvivalCurve } from '#analytics/statistics/survival/kaplan-meier.js'
import { lifeTable } from '#analytics/statistics/survival/life-table.js'
import { restrictedMean } from '#analytics/statistics/survival/restricted-mean.js'
import { survivalAt } from '#analytics/statistics/survival/survival-at.js'
import { survivalQuantile } from '#analytics/statistics/survival/survival-quantile.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  time: z.array(z.number()),
  event: z.array(z.number()),
  entry: z.array(z.number()).nullable(),
  confidence: z.number(),
  rmstTau: z.number().nullable(),
  evalTimes: z.array(z.number()).nullable(),
})

type Given = z.infer<typeof given>

export const survival: OracleMethod = {
  number: '30',
  answer(input) {
    const parsed = given.parse(input)
    const { time, event, entry, confidence } = parsed
    const rows = lifeTable(time.map((t, i) => ({ time: t, cause: event[i]!, entry: entry?.[i] ?? null })))
    const logLog = kaplanMeier(rows, { scale: 'log-log', confidence })
    const log = kaplanMeier(rows, { scale: 'log', confidence })
    const plain = kaplanMeier(rows, { scale: 'plain', confidence })
    if (!logLog.estimable || !log.estimable || !plain.estimable) {
      return { n: 0, steps: [], median: null, medianLower: null, medianUpper: null }
    }
    return {
      n: logLog.patients,
      events: logLog.events,
      ...stepsOf(logLog),
      ...{ logLogLower: limitOf(logLog, 'lower'), logLogUpper: limitOf(logLog, 'upper') },
      ...{ logLower: limitOf(log, 'lower'), logUpper: limitOf(log, 'upper') },
      ...{ plainLower: limitOf(plain, 'lower'), plainUpper: limitOf(plain, 'upper') },
      ...quantilesOf(logLog),
      medianLowerLog: survivalQuantile(log).lower,
      medianUpperLog: survivalQuantile(log).upper,
      ...meanOf(logLog, parsed),
      atTimes: timesOf(rows, parsed),
    }
  },
}

function stepsOf({ steps }: SurvivalCurve) {
  return {
    time: steps.map((step) => step.time),
    nRisk: steps.map(({ atRisk }) => atRisk),
    nEvent: steps.map(({ events }) => events),
    nCensor: steps.map(({ censored }) => censored),
    survival: steps.map((step) => step.survival),
    stdErr: steps.map(({ standardError }) => standardError),
    cumHazNelsonAalen: steps.map(({ cumulativeHazard }) => cumulativeHazard),
    cumHazSE: steps.map(({ cumulativeHazardError }) => cumulativeHazardError),
  }
}

const limitOf = ({ steps }: SurvivalCurve, side: 'lower' | 'upper') =>
  steps.map(({ interval }) => interval?.[side] ?? null)

function quantilesOf(curve: SurvivalCurve) {
  const quartiles = [0.25, 0.5, 0.75].map((share) => survivalQuantile(curve, share))
  const median = survivalQuantile(curve)
  return {
    quartiles: quartiles.map(({ time }) => time),
    quartilesLowerLogLog: quartiles.map(({ lower }) => lower),
    quartilesUpperLogLog: quartiles.map(({ upper }) => upper),
    median: median.time,
    medianLower: median.lower,
    medianUpper: median.upper,
  }
}

function meanOf(curve: SurvivalCurve, { rmstTau, confidence }: Given) {
  if (rmstTau === null) return {}
  const { mean, standardError } = restrictedMean(curve, rmstTau, confidence)
  return { rmst: mean, rmstSE: standardError }
}

function timesOf(rows: ReturnType<typeof lifeTable>, { evalTimes, confidence }: Given) {
  const at = survivalAt(rows, evalTimes ?? [], { confidence })
  if ('estimable' in at) return null
  return {
    time: at.map(({ time }) => time),
    survival: at.map((each) => each.survival),
    nRisk: at.map(({ atRisk }) => atRisk),
    lowerLogLog: at.map(({ interval }) => interval?.lower ?? null),
    upperLogLog: at.map(({ interval }) => interval?.upper ?? null),
  }
}
