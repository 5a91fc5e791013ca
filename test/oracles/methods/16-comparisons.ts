import { z } from 'zod'
import { benjaminiHochberg } from '#analytics/statistics/comparisons/benjamini-hochberg.js'
import { bonferroni } from '#analytics/statistics/comparisons/bonferroni.js'
import { cochranArmitage } from '#analytics/statistics/comparisons/cochran-armitage.js'
import { fisherExact } from '#analytics/statistics/comparisons/fisher-exact.js'
import { holm } from '#analytics/statistics/comparisons/holm.js'
import { oddsRatio } from '#analytics/statistics/comparisons/odds-ratio.js'
import { pearsonChiSquare } from '#analytics/statistics/comparisons/pearson-chi-square.js'
import { proportionDifference } from '#analytics/statistics/comparisons/proportion-difference.js'
import { proportionRatio } from '#analytics/statistics/comparisons/proportion-ratio.js'
import type { OracleMethod } from '../method.js'

const numbers = z.array(z.number())
const trend = z.object({ kind: z.literal('cochranArmitage'), x: numbers, n: numbers, scores: numbers })
const adjustment = z.object({ kind: z.literal('adjust'), p: numbers })
const pair = z.object({
  kind: z.undefined().optional(),
  x1: z.number(),
  n1: z.number(),
  x2: z.number(),
  n2: z.number(),
  confidence: z.number(),
})
const given = z.union([trend, adjustment, pair])

export const comparisons: OracleMethod = {
  number: '16',
  answer(input) {
    const asked = given.parse(input)
    if (asked.kind === 'cochranArmitage') return trendOf(asked)
    if (asked.kind === 'adjust') {
      const { p } = asked
      return { benjaminiHochberg: benjaminiHochberg(p), holm: holm(p), bonferroni: bonferroni(p) }
    }
    return comparisonOf(asked)
  },
}

function trendOf({ x, n, scores }: z.output<typeof trend>) {
  const groups = x.map((cases, i) => ({ cases, total: n[i] ?? 0, score: scores[i] ?? 0 }))
  const found = cochranArmitage(groups)
  return { chi2: found?.statistic ?? null, p: found?.p ?? null }
}

function comparisonOf({ x1, n1, x2, n2, confidence }: z.output<typeof pair>) {
  const [first, second] = [
    { cases: x1, total: n1 },
    { cases: x2, total: n2 },
  ]
  const difference = proportionDifference(first, second, confidence)
  const chiSquare = pearsonChiSquare([first, second])
  const risk = proportionRatio(first, second, confidence)
  const odds = oddsRatio(first, second, confidence)
  return {
    riskDifference: difference?.difference ?? null,
    newcombeLower: difference?.interval.lower ?? null,
    newcombeUpper: difference?.interval.upper ?? null,
    fisherP: fisherExact(first, second),
    chi2: chiSquare?.statistic ?? null,
    chi2P: chiSquare?.p ?? null,
    riskRatio: risk.estimable ? risk.ratio : null,
    rrLower: risk.estimable ? (risk.interval?.lower ?? null) : null,
    rrUpper: risk.estimable ? (risk.interval?.upper ?? null) : null,
    oddsRatio: odds?.ratio ?? null,
    orLower: odds?.interval.lower ?? null,
    orUpper: odds?.interval.upper ?? null,
  }
}
