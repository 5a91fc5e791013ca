import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cox, type CoxModel } from '#analytics/statistics/survival/cox.js'
import type { CoxRow } from '#analytics/statistics/survival/cox-data.js'
import { lifeTable } from '#analytics/statistics/survival/life-table.js'
import { logRank } from '#analytics/statistics/survival/log-rank.js'

function fitted(rows: readonly CoxRow[], ties: 'efron' | 'breslow' = 'efron'): CoxModel {
  const model = cox(rows, { ties })
  if (!model.estimable) throw new Error(model.reason)
  return model
}

const four = [1, 0, 1, 0].map((x, i) => ({ time: i + 1, event: true, covariates: [x] }))

const rowsOf = (times: fc.Arbitrary<number[]>): fc.Arbitrary<CoxRow[]> =>
  fc
    .tuple(
      times,
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 })), {
        minLength: 30,
        maxLength: 30,
      }),
    )
    .map(([chosen, rest]) =>
      chosen.map((time, i) => {
        const [event, x, count] = rest[i]!
        return { time, event, covariates: [x], count }
      }),
    )
const tied = rowsOf(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 30 }))

describe("Cox's model", () => {
  // By hand: u^2 / (2 (u + 1)^2 (u + 2)) is largest at u = (1 + sqrt(17)) / 2.
  it('gives the hazard ratio of its example', () => {
    const model = fitted(four)
    expect(model.covariates[0]?.hazardRatio).toBeCloseTo(2.5616, 4)
    expect(model.covariates[0]?.hazardRatio).toBeCloseTo((1 + Math.sqrt(17)) / 2, 9)
    expect(model.logLikelihood.withoutCovariates).toBeCloseTo(-Math.log(24), 12)
    expect(model).toMatchObject({ patients: 4, events: 4 })
  })

  it('has nothing to compare without events', () => {
    expect(cox([])).toEqual({ estimable: false, reason: 'no-events' })
    expect(cox([{ time: 1, event: false, covariates: [1] }])).toEqual({ estimable: false, reason: 'no-events' })
  })

  it('cannot tell apart covariates that follow from one another, nor one that is the same for all', () => {
    const reason = { estimable: false, reason: 'collinear-covariates' }
    expect(cox(four.map((row) => ({ ...row, covariates: [row.covariates[0]!, 1 - row.covariates[0]!] })))).toEqual(
      reason,
    )
    expect(cox(four.map((row) => ({ ...row, covariates: [1] })))).toEqual(reason)
  })

  it('gives no hazard ratio where one group has no event at all', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ time: 1 + i, event: i % 2 === 0, covariates: [i % 2] }))
    expect(cox(rows)).toEqual({ estimable: false, reason: 'did-not-converge' })
  })

  it('bears covariates of any size', () => {
    const model = fitted(four.map((row) => ({ ...row, covariates: [1e6 + 1e4 * row.covariates[0]!] })))
    expect(model.covariates[0]?.coefficient).toBeCloseTo(Math.log((1 + Math.sqrt(17)) / 2) / 1e4, 12)
  })

  it('refuses rows that differ in their covariates, and counts that are no numbers of patients', () => {
    const row = { time: 1, event: true, covariates: [1] }
    expect(() => cox([row, { ...row, covariates: [1, 2] }])).toThrow('the same covariates, one or more, got 2')
    expect(() => cox([{ ...row, covariates: [NaN] }])).toThrow('covariates must be finite, got NaN')
    expect(() => cox([{ ...row, count: 0.5 }])).toThrow('count must be an integer of zero or more, got 0.5')
    expect(() => cox([{ ...row, entry: 1 }])).toThrow('entry must lie in [0, 1), before the time, got 1')
    expect(() => cox([{ ...row, time: Infinity }])).toThrow('time must be zero or more and finite, got Infinity')
  })

  const ties = fc.constantFrom('efron' as const, 'breslow' as const)

  it('takes a count of patients for as many rows', () => {
    fc.assert(
      fc.property(tied, ties, (rows, handling) => {
        const apart = rows.flatMap(({ count = 1, ...row }) => Array.from({ length: count }, () => row))
        const [counted, each] = [cox(rows, { ties: handling }), cox(apart, { ties: handling })]
        expect(counted.estimable).toBe(each.estimable)
        if (!counted.estimable || !each.estimable) return
        expect(counted.covariates[0]?.coefficient).toBeCloseTo(each.covariates[0]!.coefficient, 8)
        expect(counted.logLikelihood.fitted).toBeCloseTo(each.logLikelihood.fitted, 8)
      }),
    )
  })

  it('depends neither on the order of patients nor on splitting them in two', () => {
    fc.assert(
      fc.property(tied, ties, fc.integer({ min: 1, max: 8 }), (rows, handling, time) => {
        const split = rows.toReversed().flatMap((row) =>
          row.time > time
            ? [
                { ...row, time, event: false },
                { ...row, entry: time },
              ]
            : [row],
        )
        const [whole, parts] = [cox(rows, { ties: handling }), cox(split, { ties: handling })]
        expect(parts.estimable).toBe(whole.estimable)
        if (!whole.estimable || !parts.estimable) return
        expect(parts.covariates[0]?.coefficient).toBeCloseTo(whole.covariates[0]!.coefficient, 8)
        expect(parts.logLikelihood.fitted).toBeCloseTo(whole.logLikelihood.fitted, 8)
      }),
    )
  })

  it('has the log-rank test for its score test where no two events share a time', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 8, maxLength: 30 })
    fc.assert(
      fc.property(rowsOf(distinct), ties, (rows, handling) => {
        const grouped = rows.map(({ time, event, covariates }) => ({ time, event, covariates: [covariates[0]! % 2] }))
        const model = cox(grouped, { ties: handling })
        const tables = [0, 1].map((group) => ({
          group: String(group),
          rows: lifeTable(
            grouped
              .filter(({ covariates }) => covariates[0] === group)
              .map(({ time, event }) => ({ time, cause: event ? 1 : 0 })),
          ),
        }))
        const test = logRank(tables)
        if (model.estimable && test.estimable) expect(model.score.statistic).toBeCloseTo(test.statistic, 8)
      }),
    )
  })
})
