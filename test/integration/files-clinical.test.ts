import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkSource } from '#api/connectors/check-source.js'
import { renderReport } from '#api/connectors/render-report.js'
import { allOf, sourceOf } from '../support/folder-of.js'
import { workbookOf } from '../support/workbook-of.js'

/** Written by hand with the dirt of clinical spreadsheets; nobody's data. */
const clinic = `Pseudonym, SwabStatus,SubmittingCentre,Ethnicity,Age,Sex,SwabDate,Date of Positive Covid Swab,Date of admission,1st RT-PCR result,Ferritin
Anon1,0,Hill,A,12,F,05/05/2020,,07/05/2020,,3.4
Anon2,,Hill,White - British,44.0,M,,3/31/20,31/03/2020,1,
Anon3,0,Lake,J,30.5,0,24/04/2020,,[Text] - 2020-03-20,0,[67] - 2020-06-06
Anon4,1,Lake,99,103,1,,1/24/20,,RNA DETECTED (SARS-CoV-2),
Anon5,0,Hill,Elvish,890,t,05/16/2020,,43970,not recorded,
Anon6,1,Hill,Unknown,65.889,3,06/05/2020,5/6/2020,6/9/2020
,0,Hill,A,50,F,,,,,
`
const yaml = readFile(join(import.meta.dirname, '../support/nccid-like.yaml'), 'utf8')

describe('a clinical spreadsheet kept by hand', () => {
  it('becomes patients, tests and stays', async () => {
    const { records } = await allOf(await sourceOf({ 'clinic.csv': clinic }, await yaml))
    const rows = (entity: string) =>
      records.filter((record) => record.entity === entity).map(({ values }) => Object.values(values).join(' '))
    expect(rows('patient')).toEqual([
      'Anon1 Hill GB female 12 white negative true',
      'Anon2 Hill GB male 44 white positive true',
      'Anon3 Lake GB female 30 asian negative true',
      'Anon4 Lake GB male 90  positive ',
      'Anon5 Hill GB    negative true',
      'Anon6 Hill GB  65  positive true',
    ])
    expect(rows('covid19Test')).toEqual(['Anon2 0 positive', 'Anon4 0 positive', 'Anon6 30 positive'])
    expect(rows('stay')).toEqual([
      'Anon1 hospital 2',
      'Anon2 hospital 0',
      'Anon3 hospital -35',
      'Anon5 hospital 3',
      'Anon6 hospital 123',
    ])
  })

  it('is checked without publishing: what is mapped, rejected, not understood and not used', async () => {
    const source = await sourceOf({ 'clinic.csv': clinic }, await yaml)
    const report = renderReport(await checkSource(source, new AbortController().signal))
    expect(report).toBe(
      `ours (files): read 7 rows

Would be mapped
  patient: 6 records
    patient        100.0%
    site           100.0%
    sex             66.7%  female 2, male 2
    age             83.3%  12 to 90
    race            50.0%  white 2, asian 1
    country        100.0%  GB 6
    covid19Status  100.0%  negative 3, positive 3
    hospitalised    83.3%  true 5
    empty: project, ethnicity, subdivision, zip3, icuAdmitted, ventilated, vitalStatus, indexEvent, contributedOn
  stay: 5 records
    patient       100.0%
    kind          100.0%  hospital 5
    admissionDay  100.0%  -35 to 123
    empty: dischargeDay, dischargeStatus
  covid19Test: 3 records
    patient    100.0%
    testedDay  100.0%  0 to 30
    outcome    100.0%  positive 3

Would be rejected
  1 × patient: missing-key (patient), first at clinic.csv line 8

Not understood, counted as unknown
  1 × patient.sex "t": not in the code list "sex"
  1 × patient.race "Elvish": not in the code list "race"

Not valid, counted as unknown
  1 × patient.age "890": not an age from 0 to 120 years

Not used
  clinic.csv: Ferritin`,
    )
    expect(report).not.toMatch(/Anon/)
  })
})

describe('a workbook', () => {
  const book = workbookOf({
    Notes: [['for people']],
    Patients: [['Our patients'], ['id', 'sex', 'age'], ['P1', 'F', 44], ['P2', 'M', 90]],
  })
  const mapping = (sheet: string) =>
    `sheet: ${sheet}\nheader: 2\nrecords: [{ entity: patient, fields: { patient: id, sex: sex, age: age } }]`

  it.each(['Patients', '2'])('gives the rows of its sheet %s', async (sheet) => {
    const { records } = await allOf(await sourceOf({ 'a.xlsx': book }, mapping(sheet)))
    expect(records.map(({ origin, values }) => [origin, ...Object.values(values)])).toEqual([
      ['a.xlsx row 3', 'P1', 'female', '44'],
      ['a.xlsx row 4', 'P2', 'male', '90'],
    ])
  })

  it('names its sheets when it lacks the one that is mapped', async () => {
    await expect(allOf(await sourceOf({ 'a.xlsx': book }, mapping('Patient')))).rejects.toThrow(
      'a.xlsx has no sheet "Patient" (did you mean "Patients"?); it has Notes, Patients',
    )
  })

  it('that is cut off is said to be so', async () => {
    await expect(allOf(await sourceOf({ 'a.xlsx': book.subarray(0, 700) }, mapping('1')))).rejects.toThrow(
      'a.xlsx is not a whole XLSX workbook: it may be cut off, or of another format',
    )
  })
})
