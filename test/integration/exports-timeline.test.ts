import { afterAll, describe, expect, it } from '@jest/globals'
import type { ConformedRecord } from '#api/connectors/connector.js'
import type { ExportOptions } from '#api/exports/export-options.js'
import { runIds, readRun } from '#api/runs/run-shelf.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, stay, study, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

async function checksOf(rule: string, records: readonly ConformedRecord[], options: Partial<ExportOptions> = {}) {
  const { manifest } = await exportInto(temporaryHome(), [toldConnector(records)], { maxRejectedShare: 1, ...options })
  return manifest.checks
    .filter((check) => check.rule === rule)
    .map(({ site, failed, of, message }) => ({ site, failed, of, message }))
}

const support = (of: string, startDay: string): ConformedRecord => ({
  entity: 'breathingSupport',
  origin: 'support record',
  values: { patient: of, type: 'invasive', startDay },
})
const hospital = (of: string, admissionDay: string, dischargeDay: string, dischargeStatus = 'home') =>
  stay(of, { kind: 'hospital', admissionDay, dischargeDay, dischargeStatus })
const icu = (of: string, admissionDay: string, dischargeDay: string) =>
  stay(of, { kind: 'icu', admissionDay, dischargeDay })
const both = [patient('A'), patient('B')]

describe('days that contradict each other', () => {
  it.each<[string, readonly ConformedRecord[], readonly ConformedRecord[]]>([
    [
      'icu-outside-hospital-stay',
      [hospital('A', '0', '10'), icu('A', '8', '14')],
      [hospital('B', '0', '9'), icu('B', '0', '9')],
    ],
    [
      'support-outside-stay',
      [hospital('A', '0', '10'), support('A', '30')],
      [hospital('B', '0', '9'), support('B', '3')],
    ],
    [
      'study-after-death',
      [hospital('A', '0', '10', 'died'), study('1', 'A', { daysFromIndex: '12' })],
      [hospital('B', '0', '9', 'died'), study('2', 'B', { daysFromIndex: '9' })],
    ],
    ['stay-over-a-year', [hospital('A', '0', '400')], [hospital('B', '0', '40')]],
    [
      'study-long-before-index',
      [study('1', 'A', { daysFromIndex: '-20000' })],
      [study('2', 'B', { daysFromIndex: '-30' })],
    ],
    ['contributed-before-2000', [study('1', 'A', { contributedOn: '1950-03-04' })], [study('2', 'B')]],
    ['study-without-images', [study('1', 'A', { series: '1', images: '0' })], [study('2', 'B', { images: '3' })]],
  ])('%s', async (rule, wrong, right) => {
    expect(await checksOf(rule, [...both, ...wrong, ...right])).toMatchObject([
      { site: 'north', failed: 1, of: 2, message: expect.stringContaining('of site north') },
    ])
    expect(await checksOf(rule, [...both, ...right])).toEqual([])
  })
})

describe('a record that contradicts an earlier one of its key', () => {
  it('is told as a conflict, once', async () => {
    const records = [...both, patient('A', { sex: 'male' })]
    expect(await checksOf('resubmission-conflicts', records)).toMatchObject([
      { failed: 1, message: expect.stringContaining('told: patient by their sex') },
    ])
    expect(await checksOf('rejected-records', records)).toEqual([])
  })
})

describe('against the snapshot before', () => {
  const patients = (site: string, count: number) =>
    Array.from({ length: count }, (_, i) => patient(`${site}${i}`, { site, project: `P-${site}` }))

  it('a site and a project that lost patients are told, and one that grew is not', async () => {
    const home = temporaryHome()
    await exportInto(home, [
      toldConnector([...patients('north', 40), ...patients('south', 40), ...patients('west', 2)]),
    ])
    const { manifest } = await exportInto(home, [toldConnector([...patients('north', 30), ...patients('south', 41)])])
    const found = manifest.checks.filter(({ rule }) => rule.startsWith('fewer-patients'))
    expect(found.map(({ rule, site, failed, of }) => [rule, site, failed, of])).toEqual([
      ['fewer-patients-of-project', null, 10, 40],
      ['fewer-patients-of-project', null, 2, 2],
      ['fewer-patients-of-site', 'north', 10, 40],
      ['fewer-patients-of-site', 'west', 2, 2],
    ])
    expect(found[0]?.message).toContain('project P-north has 10 of its 40 patients (25.0 %) fewer')
  })
})

describe('what a rule finds below its threshold', () => {
  const records = [
    ...Array.from({ length: 300 }, (_, i) =>
      patient(`N${i}`, { ventilated: 'true', icuAdmitted: i < 12 ? 'false' : 'true' }),
    ),
  ]

  it('is not told, is told where the configuration wants it, and is kept with the run', async () => {
    expect(await checksOf('ventilated-not-in-icu', records)).toEqual([])
    const home = temporaryHome()
    const checkThresholds = { 'ventilated-not-in-icu': 0.01 }
    const { manifest } = await exportInto(home, [toldConnector(records)], { checkThresholds })
    expect(manifest.checks).toContainEqual(
      expect.objectContaining({ rule: 'ventilated-not-in-icu', failed: 12, of: 300 }),
    )
    const [id = ''] = await runIds(home)
    const run = await readRun(home, id)
    expect(run?.findings).toContainEqual(expect.objectContaining({ rule: 'ventilated-not-in-icu', failed: 12 }))
  })
})
