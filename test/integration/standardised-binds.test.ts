import { expect, it } from '@jest/globals'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import type { StandardisedQuestion } from '#analytics/contract/standardised.js'
import { stratifyingIds } from '#analytics/question/stratifying.js'
import { strataStatements } from '#analytics/standardisation/strata-query.js'
import { Database } from '#api/duckdb/database.js'
import { coreTables } from '#data/schema/core.js'

const asked: StandardisedQuestion = {
  ...{ measure: '', by: [], where: [], strata: [], standard: 'own', method: 'both', confidence: 0.95 },
  ...{ clock: 'contributed', from: '2021-08-01', to: '2022-07-01', asOf: null },
}

it('binds for every proportion by every dimension over every stratum', async () => {
  const database = await Database.open(':memory:')
  await database.execute(coreTables)
  const proportions = measureIds.filter((id) => measureOf(id).kind === 'proportion')
  for (const measure of proportions) {
    for (const [i, id] of dimensionIds.entries()) {
      const strata = [stratifyingIds[i % stratifyingIds.length] ?? 'sex']
      const question = { ...asked, measure, by: [id], strata, where: [{ dimension: id, values: ['unknown', 'x'] }] }
      const { whole, groups, excluded } = strataStatements(measureOf(measure), question)
      for (const statement of [whole, groups, excluded]) if (statement) await database.query(statement)
    }
  }
  database.close()
  expect(proportions.length).toBeGreaterThan(0)
})

it('counts studies by patient before it asks who the patient is', () => {
  const question = { ...asked, measure: 'annotated', by: ['modality', 'race'], strata: ['ageBand', 'siteCountry'] }
  const where = [{ dimension: 'modality', values: ['CT', 'DX'] }]
  const { groups } = strataStatements(measureOf('annotated'), { ...question, where, from: null, to: null })
  expect(groups).toMatchInlineSnapshot(`
   {
     "text": "WITH record AS (
   SELECT study.patient_number AS patient,
     NULL AS period,
     CASE WHEN len(study.modalities) > 0 THEN study.modalities ELSE ['unknown'] END AS d0,
     study.annotated AS value
   FROM core.study AS study
   WHERE (list_contains(study.modalities, ?) OR list_contains(study.modalities, ?))
   ),
   each_d0 AS (SELECT * REPLACE (unnest(d0) AS d0) FROM record),
   unit AS (SELECT * FROM each_d0),
   mine AS (
   SELECT patient, d0, count(*) FILTER (value) AS yes, count(value) AS known, count(*) AS units
   FROM unit
   WHERE d0 IN (?, ?)
   GROUP BY patient, d0
   ),
   person AS (
   SELECT mine.d0 AS g0, coalesce(patient.race, 'unknown') AS g1, coalesce(CASE
     WHEN patient.age < 18 THEN '0-17'
     WHEN patient.age < 50 THEN '18-49'
     WHEN patient.age < 65 THEN '50-64'
     WHEN patient.age >= 65 THEN '65+'
   END, 'unknown') AS s0, coalesce(site.country, 'unknown') AS s1, coalesce(patient.site, 'unknown') AS site, mine.yes, mine.known, mine.units
   FROM mine
   JOIN core.patient AS patient ON patient.patient_number = mine.patient
   LEFT JOIN core.site AS site ON site.site = patient.site
   ),
   counted AS (
   SELECT g0, g1, s0, s1, site,
     sum(yes) AS yes, sum(known) AS known, sum(units) AS units, count(*) AS patients, count(*) FILTER (yes > 0) AS with_yes,
     count(*) FILTER (known > yes) AS with_no, count(*) FILTER (units > known) AS with_unknown
   FROM person
   GROUP BY g0, g1, s0, s1, site
   )
   SELECT CASE WHEN grouping(g0, g1) = 0 THEN 'group' WHEN grouping(s0, s1) = 0 THEN 'stratum' ELSE 'all' END AS level,
     g0,
     g1,
     s0,
     s1,
     count(DISTINCT site) FILTER (known > 0 AND s0 <> 'unknown' AND s1 <> 'unknown' AND site <> 'unknown') AS sites,
     sum(yes)::BIGINT AS numerator, sum(known)::BIGINT AS denominator, sum(units - known)::BIGINT AS unknown,
     sum(patients)::BIGINT AS patients, sum(with_yes)::BIGINT AS yes_patients, sum(with_no)::BIGINT AS no_patients,
     sum(with_unknown)::BIGINT AS unknown_patients
   FROM counted
   GROUP BY GROUPING SETS ((g0, g1, s0, s1), (s0, s1), ())",
     "values": [
       "CT",
       "DX",
       "CT",
       "DX",
     ],
   }
  `)
})
