import { describe, expect, it } from '@jest/globals'
import { mappedField, mappedRow } from '../support/mapped-row.js'

const observed = (...args: Parameters<typeof mappedField>) =>
  mappedField(...args).observations.map(({ kind, value, reason }) => `${kind} ${value}: ${reason}`)

describe('what could not be used of a row', () => {
  it('lists a spelling that no code list has, as it is written', () => {
    expect(observed('patient', 'race', 'cell', ' Martian  folk ')).toEqual([
      'unmapped Martian folk: not in the code list "race"',
    ])
    expect(observed('patient', 'icuAdmitted', 'cell', 'perhaps')).toEqual(['unmapped perhaps: neither yes nor no'])
  })

  it('says that CTPT was recoded, and why', () => {
    expect(observed('study', 'modalities', 'cell', 'CT, CTPT')).toEqual([
      'recoded CTPT: CTPT is not a DICOM modality; a hybrid PET/CT study is counted as PT',
    ])
  })

  it('keeps the modalities it knows beside one it does not', () => {
    const { value, observations } = mappedField('study', 'modalities', 'cell', 'CT, ZZ')
    expect(value).toBe('CT')
    expect(observations).toMatchObject([{ entity: 'study', field: 'modalities', kind: 'unmapped', value: 'ZZ' }])
  })

  it('shows a number out of reach, but of other invalid values the shape only', () => {
    expect(observed('patient', 'age', 'cell', '890')).toEqual(['invalid 890: not an age from 0 to 120 years'])
    expect(observed('patient', 'age', 'cell', '(59,74]')).toEqual([
      'invalid (99,99]: an interval of ages; `interval` says which age it stands for',
    ])
    expect(observed('study', 'performedOn', 'cell', '3/4/2020')).toEqual([
      'invalid 9/9/9999: not a date that can be read in one way only; `dates` says how it is written',
    ])
    expect(observed('study', 'performedOn', { column: 'cell', dates: 'd/m/yyyy' }, 'Tuesday')).toEqual([
      'invalid Aaaaaaa: not a date as d/m/yyyy',
    ])
    expect(observed('patient', 'zip3', 'cell', '94103')).toEqual([
      'invalid 99999: not a ZIP prefix of three digits; a longer code must be cut by `pattern`',
    ])
    expect(observed('study', 'images', 'cell', '12.55')).toEqual(['invalid 99.99: not a whole number'])
    expect(observed('patient', 'contributedOn', { column: 'cell', pattern: '_(\\d{8})' }, 'RSNA2022')).toEqual([
      'invalid AAAA9999: the pattern finds nothing in it',
    ])
    expect(observed('site', 'name', 'cell', 'x'.repeat(201))).toEqual([
      `invalid ${'a'.repeat(40)}: longer than 200 characters`,
    ])
  })

  it('says nothing of missing values and of the mapping’s own decisions', () => {
    expect(observed('patient', 'race', 'cell', 'Not Reported')).toEqual([])
    expect(observed('patient', 'race', { column: 'cell', values: { Martian: 'other' } }, 'Martian')).toEqual([])
    expect(observed('study', 'performedOn', { column: 'cell', dates: 'd/m/yyyy' }, '1/1/1901')).toEqual([])
    expect(observed('patient', 'zip3', 'cell', '000')).toEqual([])
  })

  it('says of an interval of ages that it was counted at one of them', () => {
    expect(observed('patient', 'age', { column: 'cell', interval: 'lower' }, '(59,74]')).toEqual([
      'recoded (59,74]: an interval of ages, counted at its lower age',
    ])
  })
})

describe('identifiers', () => {
  it('never stand in an observation, whatever column is mapped by mistake', () => {
    for (const field of ['sex', 'race', 'icuAdmitted', 'age', 'zip3', 'contributedOn']) {
      const text = JSON.stringify(mappedField('patient', field, 'id', '').observations)
      expect(text).toContain('"A-9999-AAA"')
      expect(text).not.toMatch(/0815|XYZ/)
    }
  })

  it('of others are not shown where a code was expected: long numbers, dates, addresses, long texts', () => {
    const shown = ['00123456', 'Doe 1950-01-02', 'a@b.org', 'x'.repeat(61)].map(
      (text) => mappedField('patient', 'race', 'cell', text).observations[0]?.value,
    )
    expect(shown).toEqual(['99999999', 'Aaa 9999-99-99', 'a@a.aaa', 'a'.repeat(40)])
  })

  it('are in the values in clear, for staging to replace', () => {
    const { records } = mappedRow('records: [{ entity: patient, fields: { patient: id } }]', { id: ' P1 ' })
    expect(records).toEqual([{ entity: 'patient', origin: 'table.csv line 2', values: { patient: 'P1' } }])
  })
})

describe('rows and records', () => {
  const stays = `
records:
  - entity: patient
    when: { column: kind, is: [person] }
    fields: { patient: id }
  - entity: stay
    when: [{ column: kind, isNot: person }, { column: days, filled: 'true' }, { column: id, matches: '^P' }]
    fields: { patient: id, kind: kind, dischargeDay: days }
`
  it('count for the entities whose conditions hold', () => {
    const entities = (row: Record<string, string>) => mappedRow(stays, row).records.map(({ entity }) => entity)
    expect(entities({ id: 'P1', kind: 'Person', days: '3' })).toEqual(['patient'])
    expect(entities({ id: 'P1', kind: 'ICU', days: '3' })).toEqual(['stay'])
    expect(entities({ id: 'P1', kind: 'ICU', days: 'NA' })).toEqual([])
    expect(entities({ id: 'Q1', kind: 'ICU', days: '3' })).toEqual([])
  })

  it('are refused without their key, with what stood in its place where that is a code', () => {
    expect(mappedRow(stays, { id: '', kind: 'person', days: '' }).refusals).toEqual([
      { entity: 'patient', origin: 'table.csv line 2', rule: 'missing-key', field: 'patient', value: null },
    ])
    expect(mappedRow(stays, { id: 'P1', kind: 'daycase', days: '1' }).refusals).toMatchObject([
      { entity: 'stay', origin: 'table.csv line 2', rule: 'missing-key', field: 'kind', value: 'daycase' },
    ])
  })

  it('can be several for the values in one cell', () => {
    const yaml = `
records:
  - entity: study
    each: { column: studies, split: '|' }
    fields: { study: studies, patient: id }
`
    const { records } = mappedRow(yaml, { id: 'P1', studies: 'S1|S2| ' })
    expect(records.map(({ values }) => values)).toEqual([
      { study: 'S1', patient: 'P1' },
      { study: 'S2', patient: 'P1' },
    ])
  })
})
