import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { join } from 'node:path'
import { filesSource } from '#api/connectors/files/files-source.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import { Asked, valuesByGroup, valuesByPeriod } from '../support/question.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

describeOnMidrc('7,343 cases as the MIDRC portal downloads them (needs shared/data)', () => {
  let asked: Asked
  let published: Manifest
  beforeAll(async () => {
    const home = temporaryHome()
    const source = { name: 'midrc', preset: 'midrc-cases', paths: ['cases-open-*.tsv'] }
    published = (await exportInto(home, [await filesSource(source, midrcFolder)])).manifest
    asked = new Asked(home)
  })
  afterAll(async () => {
    await asked.close()
    removeTemporaryHomes()
  })

  it('are 7,343 patients', async () => {
    expect(valuesByPeriod(await asked.trends('measure=patients'))).toEqual({ all: 7343 })
  })

  it('came by month, with a zero where none came', async () => {
    const months = valuesByPeriod(await asked.trends('measure=patients&grain=month'))
    expect(months).toMatchObject({ '2021-08': 211, '2022-03': 2009, '2022-06': 0, '2023-04': 3618, '2024-10': 18 })
    expect(Object.keys(months)).toHaveLength(39)
    expect(Object.values(months).reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(7343)
  })

  it.each(['manager', 'public'] as const)('add up to 7,343 for the %s', async (role) => {
    const totals = valuesByPeriod(await asked.trends('measure=patients&grain=month&cumulative=true', role))
    expect(totals).toMatchObject({ '2021-08': 211, '2022-03': 3362, '2024-10': 7343 })
  })

  it('show the public no month with 1 to 10 patients', async () => {
    const months = valuesByPeriod(await asked.trends('measure=patients&grain=month', 'public'))
    expect(months).toMatchObject({ '2022-04': null, '2022-07': null, '2024-05': null, '2024-06': null, '2022-06': 0 })
  })

  it('were COVID-19 positive 4,156 of 7,343', async () => {
    const { total } = await asked.trends('measure=covid19Positive')
    expect(total.cells[0]?.cell).toMatchObject({ numerator: 4156, denominator: 7343, unknown: 0 })
  })

  it('were in intensive care 154 of 4,110 known, with the Wilson interval', async () => {
    const { total } = await asked.trends('measure=icuAdmitted', 'public')
    expect(total.cells[0]?.cell).toMatchObject({ numerator: 154, denominator: 4110, unknown: 3233 })
    const cell = total.cells[0]?.cell
    const interval = cell?.status === 'shown' ? cell.interval : undefined
    // 2x + z² ∓ z √(z² + 4x(1 − x/n)) over 2(n + z²), worked out by hand for x = 154, n = 4,110.
    expect(interval?.lower).toBeCloseTo(0.0320822, 6)
    expect(interval?.upper).toBeCloseTo(0.0437207, 6)
  })

  it('live in California and Pennsylvania', async () => {
    const { groups } = await asked.trends('measure=icuAdmitted&by=patientSubdivision')
    expect(groups.map(({ key, cells }) => [key['patientSubdivision'], cells[0]?.cell])).toMatchObject([
      ['US-CA', { numerator: 154, denominator: 468 }],
      ['US-PA', { numerator: 0, denominator: 3642 }],
    ])
    expect(valuesByGroup(await asked.trends('measure=patients&by=patientSubdivision'))).toEqual({
      'US-CA': 3700,
      'US-PA': 3643,
    })
  })

  it('are banded at 18, 50 and 65 years, those over 89 among the eldest', async () => {
    const bands = valuesByGroup(await asked.trends('measure=patients&by=ageBand'))
    expect(bands).toEqual({ '0-17': 15, '18-49': 2730, '50-64': 1957, '65+': 2641 })
  })

  it('raise a warning: 573 patients of one site were ventilated and by the same record not in intensive care', () => {
    const found = published.checks.filter(({ rule }) => rule === 'ventilated-not-in-icu')
    expect(found).toMatchObject([{ severity: 'warning', failed: 573, site: '10041569' }])
  })
})

describeOnMidrc('5,000 patients with modalities (needs shared/data)', () => {
  it('count in each modality, CTPT as PT, and the checks say so', async () => {
    const home = temporaryHome()
    const mapping = join(import.meta.dirname, '../support/patients-with-modality.yaml')
    const source = { name: 'sample', mapping, paths: ['example-5000-patients.csv'] }
    const { manifest } = await exportInto(home, [await filesSource(source, midrcFolder)])
    const asked = new Asked(home)
    expect(valuesByGroup(await asked.trends('measure=patients&by=modality'))).toEqual({
      ...{ CR: 2049, DX: 2596, CT: 906, MR: 27, PT: 7, MG: 1, RF: 4 },
    })
    await asked.close()
    removeTemporaryHomes()
    expect(manifest.checks.map(({ message }) => message).join('\n')).toContain('CTPT is not a DICOM modality')
  })
})
