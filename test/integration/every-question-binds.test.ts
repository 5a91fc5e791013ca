import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { clocks } from '#analytics/catalogue/clocks.js'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import { Database } from '#api/duckdb/database.js'
import { coreTables } from '#data/schema/core.js'

let database: Database
beforeAll(async () => {
  database = await Database.open(':memory:')
  await database.execute(coreTables)
})
afterAll(() => database.close())

const asked: TrendQuestion = {
  ...{ measure: '', by: [], clock: 'contributed', grain: 'none', from: null, to: null },
  ...{ where: [], asOf: null, cumulative: false },
}

async function bind(question: TrendQuestion): Promise<void> {
  const measure = measureIds.find((id) => id === question.measure)
  if (measure === undefined) throw new RangeError(question.measure)
  const { groups, total, excluded } = trendStatements(measureOf(measure), question)
  for (const statement of [groups, total, excluded]) if (statement) await database.query(statement)
}

describe.each(measureIds)('%s', (measure) => {
  it.each(dimensionIds)('binds by %s, and where it is not known', async (dimension) => {
    await bind({ ...asked, measure, by: [dimension] })
    await bind({ ...asked, measure, where: [{ dimension, values: ['unknown', 'x'] }] })
    await bind({ ...asked, measure, by: [dimension], where: [{ dimension, values: ['unknown', 'x'] }], grain: 'month' })
  })

  it('binds on every clock at every grain, whole and within a period', async () => {
    for (const clock of measureOf(measure).clocks) {
      const [from, to] = clock === 'fromIndex' ? ['-14', '28'] : ['2021-08-01', '2022-07-01']
      for (const grain of clocks[clock].grains) {
        await bind({ ...asked, measure, clock, grain, by: ['modality', 'annotationLabel', 'siteCountry'] })
        await bind({ ...asked, measure, clock, grain, from, to })
      }
    }
    expect(measureOf(measure).clocks.length).toBeGreaterThan(0)
  })
})

describe('the SQL of the main question', () => {
  it('is a sentence that a statistician can check', () => {
    const { groups } = trendStatements(measureOf('icuAdmitted'), {
      ...asked,
      ...{ measure: 'icuAdmitted', by: ['sex', 'modality'], grain: 'month', from: '2021-08-01' },
      where: [
        { dimension: 'modality', values: ['CT', 'DX'] },
        { dimension: 'covid19Status', values: ['positive'] },
      ],
    })
    expect(groups).toMatchInlineSnapshot(`
     {
       "text": "WITH record AS (
     SELECT patient.patient_number AS patient,
       date_trunc('month', patient.contributed_on)::DATE AS period,
       coalesce(patient.sex, 'unknown') AS d0,
       CASE WHEN len(study.modalities) > 0 THEN study.modalities ELSE ['unknown'] END AS d1,
       patient.icu_admitted AS value
     FROM core.study AS study
     RIGHT JOIN core.patient AS patient ON study.patient_number = patient.patient_number
     WHERE (list_contains(study.modalities, ?) OR list_contains(study.modalities, ?)) AND coalesce(patient.covid19_status, 'unknown') IN (?) AND (patient.contributed_on IS NULL) IS NOT TRUE AND patient.contributed_on >= ?::DATE
     ),
     each_d1 AS (SELECT * REPLACE (unnest(d1) AS d1) FROM record),
     unit AS (SELECT DISTINCT * FROM each_d1)
     SELECT period::VARCHAR AS period, d0, d1,
     count(*) FILTER (value) AS numerator,
     count(value) AS denominator,
     count(*) - count(value) AS unknown,
     count(*) AS patients,
     count(*) FILTER (value) AS yes_patients,
     count(*) FILTER (NOT value) AS no_patients,
     count(*) FILTER (value IS NULL) AS unknown_patients
     FROM unit
     WHERE d1 IN (?, ?)
     GROUP BY unit.period, d0, d1",
       "values": [
         "CT",
         "DX",
         "positive",
         "2021-08-01",
         "CT",
         "DX",
       ],
     }
    `)
  })
})
