import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { ConformedRecord, Observation } from '#api/connectors/connector.js'
import { filesSource } from '#api/connectors/files/files-source.js'
import { filesConnector, type FilesConnector } from '#api/connectors/files/files.js'
import { readMapping } from '#api/connectors/files/read-mapping.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'

async function readAll(connector: FilesConnector) {
  const records: ConformedRecord[] = []
  const observations: Observation[] = []
  let [read, refused] = [0, 0]
  for await (const page of connector.read(new AbortController().signal)) {
    records.push(...page.records)
    observations.push(...page.observations)
    read += page.read
    refused += page.refusals.length
  }
  return { records, observations, read, refused }
}

function counts(records: readonly ConformedRecord[], field: string): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { values } of records) found[values[field] ?? 'unknown'] = (found[values[field] ?? 'unknown'] ?? 0) + 1
  return found
}

describeOnMidrc('the preset midrc-cases on the MIDRC tables (needs shared/data)', () => {
  const cases = async () =>
    readAll(await filesSource({ name: 'midrc', preset: 'midrc-cases', paths: ['cases-open-*.tsv'] }, midrcFolder))

  it('maps every patient with the counts of the tables', async () => {
    const { records, observations, read, refused } = await cases()
    expect([records.length, read, refused, observations]).toEqual([7343, 7343, 0, []])
    expect(counts(records, 'covid19Status')).toEqual({ positive: 4156, negative: 3187 })
    expect(counts(records, 'icuAdmitted')).toEqual({ true: 154, false: 3956, unknown: 3233 })
    expect(counts(records, 'ventilated')).toEqual({ true: 577, false: 3150, unknown: 3616 })
    expect(counts(records, 'subdivision')).toEqual({ 'US-CA': 3700, 'US-PA': 3643 })
    expect(counts(records, 'country')).toEqual({ US: 7343 })
    expect(counts(records, 'indexEvent')).toEqual({ 'covid19-test': 5263, unknown: 2080 })
    expect(counts(records, 'sex')).toEqual({ female: 4103, male: 3236, unknown: 4 })
    expect(counts(records, 'race')['black']).toBe(2661)
    expect(counts(records, 'site')).toEqual({ '419639': 3700, '10041569': 3642, '10022779': 1 })
  })

  it('bands ages at 18, 50 and 65, those over 89 being 90', async () => {
    const { records } = await cases()
    const ages = records.map(({ values }) => Number(values['age']))
    const within = (from: number, to: number) => ages.filter((age) => from <= age && age < to).length
    expect([within(0, 18), within(18, 50), within(50, 65), within(65, 91)]).toEqual([15, 2730, 1957, 2641])
    expect(within(90, 91)).toBeGreaterThanOrEqual(288)
  })

  it('dates a contribution by the earliest batch a patient is in', async () => {
    const { records } = await cases()
    const by = (date: string) => records.filter(({ values }) => (values['contributedOn'] ?? '') <= date).length
    expect(['2021-08-20', '2022-03-08', '2022-03-29', '2023-04-15', '2024-10-11'].map(by)).toEqual([
      211, 2491, 3362, 7007, 7343,
    ])
  })

  it('names a record by its file and line, never by an identifier', async () => {
    const { records } = await cases()
    const [first] = records
    expect(first?.origin).toBe('cases-open-a1.tsv line 2')
    expect(records.some(({ origin, values }) => origin.includes(values['patient'] ?? '?'))).toBe(false)
  })
})
describeOnMidrc('the 5,000 patients with modalities (needs shared/data)', () => {
  it('counts each patient in each modality, CTPT as PT', async () => {
    const mapping = readMapping(join(import.meta.dirname, '../support/patients-with-modality.yaml'))
    const connector = filesConnector({
      name: 'sample',
      paths: ['example-5000-patients.csv'],
      folder: midrcFolder,
      mapping,
    })
    const { records, observations } = await readAll(connector)
    const studies = records.filter(({ entity }) => entity === 'study')
    const found: Record<string, number> = {}
    for (const { values } of studies) {
      for (const modality of values['modalities']?.split(',') ?? []) found[modality] = (found[modality] ?? 0) + 1
    }
    expect(found).toEqual({ DX: 2596, CR: 2049, CT: 906, PT: 7, MR: 27, RF: 4, MG: 1 })
    expect(studies[0]?.values['study']).toBe(`imaging of ${studies[0]?.values['patient']}`)
    const kinds = observations.map(({ entity, field, kind, value }) => [entity, field, kind, value].join(' '))
    expect(kinds.filter((text) => text === 'study modalities recoded CTPT')).toHaveLength(7)
    expect(kinds.filter((text) => text === 'patient age invalid 890')).toHaveLength(92)
    expect([...new Set(kinds)].sort()).toEqual([
      'patient age invalid 890',
      'patient age invalid 999',
      'study modalities recoded CTPT',
    ])
    expect([...connector.unusedColumns()]).toEqual([['example-5000-patients.csv', ['dataset', 'batch']]])
  })
})
