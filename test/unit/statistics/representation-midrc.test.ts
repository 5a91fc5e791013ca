import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import readWorkbook from 'read-excel-file/node'
import { z } from 'zod'
import { notKnown } from '#analytics/catalogue/values.js'
import type { Reporting } from '#analytics/contract/representation.js'
import { compare } from '#analytics/representation/compare.js'
import { mergeWithheld } from '#analytics/representation/merge-withheld.js'
import { resampling } from '#analytics/representation/resampled.js'
import { usResidents } from '#data/references/us-residents.js'
import { Random } from '#data/synthetic/random.js'
import { sharedFile } from '../../support/shared-data.js'

type Row = Readonly<Record<string, unknown>>
type Counts = Readonly<Record<string, number>>
type Sheets = Readonly<Record<string, readonly Row[]>>

const expectedDistance = z.object({
  date: z.string(),
  midrc_vs_census: z.number(),
  midrc_vs_census_excl_not_reported: z.number(),
  midrc_covidpos_vs_cdc: z.number(),
  cdc_row: z.string(),
})
const expectedFile = z.object({ series: z.record(z.string(), z.array(expectedDistance)) })

const attributes = ['Age at Index', 'Sex', 'Race', 'Ethnicity', 'Race and Ethnicity'] as const

/** Bands by the first age of a group; the files write `0-4 Years`, `18 to 49 years`, `65+ years`. */
const band = (group: string): string => {
  const age = Number(/^\d+/.exec(group)?.[0])
  return age < 18 ? '0-17' : age < 50 ? '18-49' : age < 65 ? '50-64' : '65+'
}

async function sheetsOf(file: string): Promise<Sheets> {
  const sheets = await readWorkbook(file)
  return Object.fromEntries(
    sheets.map(({ sheet, data: [head = [], ...rows] }) => [
      sheet,
      rows.map((row) => Object.fromEntries(head.map((name, i) => [String(name), row[i]]))),
    ]),
  )
}

/** The counts of a row by category; shares, and the column that names the row, are left out. */
function countsOf(row: Row | undefined, attribute: string): Counts {
  const counts: Record<string, number> = {}
  for (const [column, value] of Object.entries(row ?? {})) {
    if (typeof value !== 'number' || column.endsWith('(%)')) continue
    const name = column.replace(' (CUSUM)', '').toLowerCase()
    const category = attribute === 'Age at Index' && /^\d/.test(name) ? band(name) : name
    counts[category] = (counts[category] ?? 0) + value
  }
  return counts
}

const day = (value: unknown): string =>
  new Date(value instanceof Date ? value : `${String(value)} UTC`).toISOString().slice(0, 10)

/** The last row on or before a day. */
const asOf = (rows: readonly Row[], date: string): Row | undefined =>
  rows.filter((row) => day(row['date']) <= date).at(-1)

/** The distance as an answer gives it, with those not reported or among those known. */
function answered(here: Counts, reference: Counts, reported: Reporting): number {
  const categories = [...new Set([...Object.keys(here), ...Object.keys(reference)])].map((category) => ({
    value: category === 'not reported' ? notKnown.value : category,
    counts: [here[category] ?? 0],
    reference: reference[category] ?? 0,
  }))
  const chance = resampling(() => new Random(1, 0, 0), 2)
  const asked = { attribute: 'sex', confidence: 0.95 } as const
  const { distance } = compare(mergeWithheld(categories, null), 0, reported, asked, chance)
  return distance.status === 'shown' ? distance.value : NaN
}

const batches = sharedFile('data/midrc/cumulative-by-batch.xlsx')
const positives = sharedFile('data/midrc/cumulative-by-batch-covid-positive.xlsx')
const census = sharedFile('data/reference/census.xlsx')
const cdc = sharedFile('data/reference/cdc-covid-positive-by-month.xlsx')
const distances = sharedFile('data/midrc/expected-representation.json')

const expectedOf = (attribute: string) =>
  expectedFile.parse(JSON.parse(readFileSync(distances ?? '', 'utf8'))).series[attribute] ?? []

/**
 * Skipped where one of the tables is absent: they are MIDRC's and no part of this repository, and whoever has some of
 * them, as without the positives by batch, still tests what those give.
 */
const describeWhere = (files: readonly (string | null)[]) => (files.includes(null) ? describe.skip : describe)

describeWhere([batches, census, distances])('MIDRC by batch beside the census (needs shared/data)', () => {
  it.each(attributes)('is as far from it by %s on 47 days as MIDRC-REACT computes', async (attribute) => {
    const rows = (await sheetsOf(batches ?? ''))[attribute] ?? []
    const [reference] = (await sheetsOf(census ?? ''))[attribute] ?? []
    const expected = expectedOf(attribute)
    expect(expected).toHaveLength(47)
    for (const each of expected) {
      const [here, there] = [countsOf(asOf(rows, each.date), attribute), countsOf(reference, attribute)]
      expect(Math.abs(answered(here, there, 'all') - each.midrc_vs_census)).toBeLessThan(1e-6)
      expect(Math.abs(answered(here, there, 'known') - each.midrc_vs_census_excl_not_reported)).toBeLessThan(1e-6)
    }
  })
})

describeWhere([positives, cdc, distances])('MIDRC’s COVID-19 positives beside CDC’s (needs shared/data)', () => {
  it.each(attributes)('is as far from them by %s on 47 days as MIDRC-REACT computes', async (attribute) => {
    const rows = (await sheetsOf(positives ?? ''))[attribute] ?? []
    const months = (await sheetsOf(cdc ?? ''))[attribute] ?? []
    for (const { date, cdc_row: month, midrc_covidpos_vs_cdc: distance } of expectedOf(attribute)) {
      const reference = asOf(months, date)
      expect(day(reference?.['date'])).toBe(month)
      const found = answered(countsOf(asOf(rows, date), attribute), countsOf(reference, attribute), 'all')
      expect(Math.abs(found - distance)).toBeLessThan(1e-6)
    }
  })
})

describeWhere([census])('the residents of the US that the program knows (needs shared/data)', () => {
  it.each([
    ['ageBand', 'Age at Index'],
    ['sex', 'Sex'],
    ['race', 'Race'],
    ['ethnicity', 'Ethnicity'],
    ['raceEthnicity', 'Race and Ethnicity'],
  ])('are by %s those of the census that MIDRC compares with', async (attribute, sheet) => {
    const [row] = (await sheetsOf(census ?? ''))[sheet] ?? []
    const { 'not reported': unknown = 0, ...figures } = countsOf(row, sheet)
    expect(unknown).toBe(0)
    expect(Object.values(usResidents.attributes[attribute] ?? {})).toEqual(
      Object.values(figures).map((each) => expect.closeTo(each, 10)),
    )
  })
})
