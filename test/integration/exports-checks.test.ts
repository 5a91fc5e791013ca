import { afterAll, describe, expect, it } from '@jest/globals'
import type { ConformedRecord, Observation } from '#api/connectors/connector.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, stay, study, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

async function checksOf(rule: string, records: readonly ConformedRecord[], observations: Observation[] = []) {
  const connector = toldConnector(records, { observations })
  const { manifest } = await exportInto(temporaryHome(), [connector], { maxRejectedShare: 1 })
  return manifest.checks
    .filter((check) => check.rule === rule)
    .map(({ severity, site, failed, of, message }) => ({ severity, site, failed, of, message }))
}

describe('the checks of an export', () => {
  it('name the site whose ventilated patients were never in intensive care', async () => {
    const ventilated = (id: string, site: string, icuAdmitted: string) =>
      patient(id, { site, ventilated: 'true', icuAdmitted })
    const records = [
      ...Array.from({ length: 12 }, (_, i) => ventilated(`N${i}`, 'north', 'false')),
      // Two of two is no pattern.
      ...['A', 'B'].map((id) => ventilated(id, 'west', 'false')),
      ventilated('D', 'north', 'true'),
      ventilated('E', 'south', 'true'),
      patient('F', { site: 'south', ventilated: 'false', icuAdmitted: 'false' }),
    ]
    expect(await checksOf('ventilated-not-in-icu', records)).toEqual([
      {
        severity: 'warning',
        site: 'north',
        failed: 12,
        of: 13,
        message: expect.stringContaining('12 of 13 ventilated patients (92.3 %) of site north'),
      },
    ])
  })

  it('flag a stay that ends before it begins, and keep it', async () => {
    const records = [patient('A'), stay('A', { kind: 'icu', admissionDay: '5', dischargeDay: '2' })]
    expect(await checksOf('discharge-before-admission', records)).toMatchObject([{ site: 'north', failed: 1, of: 1 }])
  })

  it('flag studies contributed before they were performed, but not shifted dates', async () => {
    const late = { performedOn: '2022-01-01', contributedOn: '2021-01-01' }
    const records = [patient('A'), study('1', 'A', late), study('2', 'A', { ...late, performedShifted: 'true' })]
    expect(await checksOf('performed-after-contribution', records)).toMatchObject([{ failed: 1, of: 1 }])
  })

  it('list the spellings that no code list has, most frequent first', async () => {
    const unmapped = (value: string): Observation => ({
      entity: 'stay',
      field: 'dischargeStatus',
      kind: 'unmapped',
      value,
      reason: 'not in the code list',
    })
    const observations = [unmapped('Dispo 70'), unmapped('court'), unmapped('court')]
    expect(await checksOf('unmapped-values', [patient('A')], observations)).toMatchObject([
      {
        severity: 'warning',
        failed: 3,
        message:
          '3 values that no code list has count as unknown: stay.discharge status: court (2), Dispo 70 (1); not in the code list',
      },
    ])
  })

  it('say how much is unknown of a field that questions group by', async () => {
    expect(await checksOf('completeness-sex', [patient('A'), patient('B', { sex: null })])).toMatchObject([
      { severity: 'note', failed: 1, of: 2, message: 'sex is unknown for 1 of 2 patients (50.0 %)' },
    ])
  })

  it('count records that repeat an earlier one', async () => {
    expect(await checksOf('repeated-records', [patient('A'), patient('A')])).toMatchObject([{ failed: 1, of: 2 }])
  })

  it.each([
    [{ age: '91' }, 'out-of-range', 'age'],
    [{ age: 'old' }, 'not-an-integer', 'age'],
    [{ contributedOn: '2021-02-30' }, 'not-a-date', 'contributed_on'],
    [{ sex: 'Female' }, 'not-in-code-list', 'sex'],
    [{ icuAdmitted: 'Yes' }, 'not-a-boolean', 'icu_admitted'],
    [{ zip3: '94110' }, 'wrong-pattern', 'zip3'],
    [{ project: 'x'.repeat(201) }, 'too-long', 'project'],
    [{ patient: null }, 'required', 'patient'],
  ])('reject a patient with %j', async (values, rule, field) => {
    expect(await checksOf('rejected-records', [patient('A'), patient('B', values)])).toMatchObject([
      {
        failed: 1,
        message: `1 records were kept out: told: patient by the rule ${rule}, field ${field}, first at patient record`,
      },
    ])
  })
})
