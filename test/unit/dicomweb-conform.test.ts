import { describe, expect, it } from '@jest/globals'
import { answered, tags, type Attributes } from '#api/connectors/dicomweb/attributes.js'
import { conformStudy } from '#api/connectors/dicomweb/conform.js'
import { cursorOf, placeOf } from '#api/connectors/dicomweb/cursor.js'
import { isInWindows, studyDay, windowAfter } from '#api/connectors/dicomweb/dates.js'

const study = (own: Attributes = {}): Attributes => ({
  [tags.study]: ['1.2.3'],
  [tags.patientId]: ['P1'],
  [tags.studyDate]: ['20200304'],
  [tags.modalities]: ['CT', 'MR'],
  ...own,
})

/** What is told of the patient, in one or two records. */
const patientOf = (own: Attributes): Record<string, string | null> => {
  const { records } = conformStudy(study(own), 1, false)
  const told = records.filter(({ entity }) => entity === 'patient')
  return Object.fromEntries(told.flatMap(({ values }) => Object.entries(values)))
}

describe('a study in DICOM JSON', () => {
  it('is read by the attributes that are asked for: names and birth dates go no further', () => {
    const given = {
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Planted^Name' }] },
      '00100030': { vr: 'DA', Value: ['19500304'] },
      '00080050': { vr: 'SH', Value: ['ACC'] },
      '00100020': { vr: 'LO', Value: ['P1'] },
    }
    expect(answered.parse([given])).toEqual([{ '00100020': ['P1'] }])
  })

  it.each([
    [{ vr: 'CS', Value: ['CT', 'MR'] }, ['CT', 'MR']],
    [{ vr: 'CS', Value: 'CT\\MR' }, ['CT', 'MR']],
    [{ vr: 'CS', Value: ['CT\\MR'] }, ['CT', 'MR']],
    [{ vr: 'IS', Value: 3 }, ['3']],
    [{ vr: 'CS', Value: [] }, []],
    [{ vr: 'CS', Value: [null, ' '] }, []],
    [{ vr: 'CS' }, []],
    [{ vr: 'PN', Value: [{ Alphabetic: 'x' }] }, []],
    ['CT', []],
  ])('has %j as the values %j', (given, values) => {
    expect(answered.parse([{ '00080061': given }])).toEqual([{ '00080061': values }])
  })
})

describe('the patient of a study', () => {
  it.each([
    ['034Y', '34'],
    ['018M', '1'],
    ['003W', '0'],
    ['010D', '0'],
    ['095Y', '90'],
    ['34', '34'],
    ['999Y', null],
    ['abc', null],
  ])('of age %s is %s years old', (written, years) => {
    expect(patientOf({ [tags.age]: [written] })['age']).toBe(years)
  })

  it('is another one where somebody else issued the number', () => {
    expect(patientOf({})['patient']).toBe('P1')
    expect(patientOf({ [tags.issuer]: ['North'] })['patient']).toBe('P1 of North')
  })

  it('must be there', () => {
    for (const patient of [[], ['UNKNOWN']]) {
      const { refusals, records } = conformStudy(study({ [tags.patientId]: patient }), 1, false)
      expect(records).toEqual([])
      expect(refusals).toMatchObject([{ rule: 'no-link', field: 'PatientID', value: null }])
    }
  })

  it('is at a site that has one code, however its name is spaced', () => {
    const names = ['North  Hospital', ' north hospital', 'NORTH HOSPITAL']
    const codes = names.map((name) => patientOf({ [tags.institution]: [name] })['site'])
    expect(new Set(codes).size).toBe(1)
    expect(codes[0]).toMatch(/^site-[0-9a-f]{10}$/)
    expect(patientOf({ [tags.institution]: ['N/A'] })['site']).toBeNull()
  })
})

describe('the date of a study', () => {
  it.each([
    ['20200304', '2020-03-04'],
    ['2020.03.04', '2020-03-04'],
    ['20200230', null],
    ['19000101', null],
    ['unknown', null],
    ['2020', null],
  ])('%s is %s', (written, day) => {
    expect(studyDay(written).value).toBe(day)
  })

  it('is told as a shape where it is none', () => {
    const { observations } = conformStudy(study({ [tags.studyDate]: ['20201340'] }), 1, false)
    expect(observations).toMatchObject([{ field: 'performedOn', kind: 'invalid', value: '99999999' }])
  })

  it('is found in a window only as eight digits', () => {
    expect(['20200304', '19000101'].every(isInWindows)).toBe(true)
    expect(['2020.03.04', '20200230', '18991231', '', null].some(isInWindows)).toBe(false)
  })

  it('lies in windows that follow each other to the end of all days', () => {
    expect(windowAfter(null, 366)).toEqual({ first: '1900-01-01', last: '1901-01-01' })
    expect(windowAfter('2199-12-30', 10)).toEqual({ first: '2199-12-31', last: '2199-12-31' })
    expect(windowAfter('2199-12-31', 10)).toBeNull()
  })
})

describe('the place reached', () => {
  it('is read from its cursor again', () => {
    const place = { until: '2020-03-04', studies: 17 }
    expect(placeOf(cursorOf(place))).toEqual(place)
    for (const other of [undefined, '', 'dated', cursorOf({ until: null, studies: 0 })]) {
      expect(placeOf(other)).toEqual({ until: null, studies: 0 })
    }
  })
})
