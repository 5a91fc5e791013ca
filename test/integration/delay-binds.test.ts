import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import { reportsStatement, surroundingsStatement, type TriangleAsked } from '#analytics/delay/delay-query.js'
import { presentPeriod } from '#analytics/delay/present-period.js'
import { longestDelay, mostPeriods, type SpanGrain } from '#analytics/delay/spans.js'
import { Database } from '#api/duckdb/database.js'
import { coreTables } from '#data/schema/core.js'

let database: Database
beforeAll(async () => {
  database = await Database.open(':memory:')
  await database.execute(coreTables)
})
afterAll(() => database.close())

const asked = (grain: SpanGrain, extra: Partial<TriangleAsked> = {}): TriangleAsked => ({
  ...{ by: [], where: [], grain, from: null, to: null, threshold: null, present: presentPeriod(grain, '2022-06-20') },
  ...{ maxDelay: longestDelay[grain], periods: mostPeriods[grain], ...extra },
})

async function bind(question: TriangleAsked): Promise<void> {
  expect(await database.query(reportsStatement(question))).toEqual([])
  expect(await database.query(surroundingsStatement(question))).toEqual([])
}

describe.each([null, 11])('the triangle, with counts below %j protected', (threshold) => {
  it.each(dimensionIds)('binds by %s, and where it is not known', async (dimension) => {
    const where = [{ dimension, values: ['unknown', 'x'] }]
    await bind(asked('month', { threshold, by: [dimension] }))
    await bind(asked('month', { threshold, where }))
    await bind(asked('month', { threshold, by: [dimension], where }))
  })

  it.each(['isoWeek', 'epiWeek', 'month', 'quarter', 'year'] as const)('binds by %s, within a span', async (grain) => {
    await bind(asked(grain, { threshold }))
    await bind(asked(grain, { threshold, from: '2021-08-03', to: '2022-07-01' }))
  })
})
