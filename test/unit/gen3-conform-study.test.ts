import { describe, expect, it } from '@jest/globals'
import { conform } from '#api/connectors/gen3/conform.js'
import type { RawRecord } from '#api/connectors/readers/conformed.js'

const study: RawRecord = {
  type: 'imaging_study',
  submitter_id: '419639-000012_study-1',
  cases: { submitter_id: '419639-000012' },
  datasets: [{ submitter_id: 'RSNA_20220308' }],
  study_modality: ['CT'],
  body_part_examined: ['THORAX'],
  study_description: 'CHEST W/O CONTRAST (CT)-CS',
  loinc_code: '29252-4',
  days_to_study: -10,
  study_year: 2021,
  study_year_shifted: false,
  ct_series_files: [{ number_of_instances: 120 }, { number_of_instances: 2 }],
}

const conformed = (change: RawRecord = {}) => conform('imaging_study', { ...study, ...change }, 17)
const values = (change: RawRecord = {}) => conformed(change).records[0]?.values ?? {}

describe('an imaging study of Gen3', () => {
  it('becomes a study, performed in a year', () => {
    expect(conformed()).toEqual({
      records: [
        {
          entity: 'study',
          origin: 'imaging_study 17',
          values: {
            study: '419639-000012_study-1',
            patient: '419639-000012',
            modalities: 'CT',
            bodyPart: 'chest',
            performedOn: '2021',
            performedShifted: 'false',
            daysFromIndex: '-10',
            contributedOn: '2022-03-08',
            loincCode: '29252-4',
            series: '2',
            images: '122',
          },
        },
      ],
      observations: [],
      refusals: [],
    })
  })

  it.each<[unknown, string | null]>([
    [['CR', 'DX'], 'CR,DX'],
    ['DX,CR', 'CR,DX'],
    ["['PT','NM']", 'NM,PT'],
    ['CT\\PT', 'CT,PT'],
    [['CT', 'CT'], 'CT'],
    [['CTPT'], 'PT'],
    [['DR'], null],
    [['DR', 'DX'], 'DX'],
    [null, null],
    [[], null],
  ])('has the modalities of %p, as a set', (raw, expected) => {
    expect(values({ study_modality: raw })['modalities']).toBe(expected)
  })

  it('says that CTPT was recoded and that DR is no modality', () => {
    const told = [['CTPT'], ['DR']].flatMap((raw) => conformed({ study_modality: raw }).observations)
    expect(told.map(({ kind, field, value }) => [kind, field, value])).toEqual([
      ['recoded', 'modalities', 'CTPT'],
      ['unmapped', 'modalities', 'DR'],
    ])
  })

  it.each<[string, unknown, string, string | null]>([
    ['days_to_study', '12.0', 'daysFromIndex', '12'],
    ['days_to_study', 99_999, 'daysFromIndex', null],
    ['study_year', '2021.0', 'performedOn', '2021'],
    ['study_year', 1901, 'performedOn', null],
    ['study_year', null, 'performedOn', null],
    ['study_year_shifted', 'Yes', 'performedShifted', 'true'],
    ['study_year_shifted', null, 'performedShifted', null],
    ['body_part_examined', 'PORT CHEST', 'bodyPart', 'chest'],
    ['body_part_examined', ['UNKNOWN'], 'bodyPart', null],
    ['body_part_examined', ['nonsense', 'HEAD'], 'bodyPart', 'head'],
  ])('reads %s %p', (property, raw, field, expected) => {
    expect(values({ [property]: raw })[field]).toBe(expected)
  })

  it('has no image count where one of its series has none', () => {
    const counts = values({ ct_series_files: [{ number_of_instances: 120 }, { number_of_instances: null }] })
    expect([counts['series'], counts['images']]).toEqual(['2', null])
  })

  it('adds up series of several modalities, thousands commas included', () => {
    const counts = values({ pt_series_files: [{ number_of_instances: '1,204' }] })
    expect([counts['series'], counts['images']]).toEqual(['3', '1326'])
  })

  it('takes the series counts that guppy has, and knows no images from them', () => {
    const guppy = {
      ct_series_files: undefined,
      _cr_series_file_count: 0,
      _ct_series_file_count: 3,
      _dx_series_file_count: 0,
    }
    const counts = values(guppy)
    expect([counts['series'], counts['images']]).toEqual(['3', null])
  })

  it('does not know the series where guppy counts none: it counts four modalities only', () => {
    expect(
      values({ ct_series_files: undefined, _cr_series_file_count: 0, _ct_series_file_count: 0 })['series'],
    ).toBeNull()
  })

  it.each<[string, RawRecord]>([
    ['a link', { cases: { submitter_id: '419639-000012' } }],
    ['an array of links', { cases: [{ submitter_id: '419639-000012' }] }],
    ['an array of texts', { cases: ['419639-000012'] }],
    ['a text', { cases: '419639-000012' }],
    ['a column of a table', { cases: undefined, 'cases.submitter_id': '419639-000012' }],
    ["guppy's list", { cases: undefined, case_ids: ['419639-000012'] }],
  ])('finds its patient through %s', (_, change) => {
    expect(values(change)['patient']).toBe('419639-000012')
  })

  it.each<[RawRecord, string, string]>([
    [{ submitter_id: null }, 'no-key', 'submitter_id'],
    [{ cases: null }, 'no-link', 'cases'],
    [{ cases: [] }, 'no-link', 'cases'],
    [{ cases: [{ submitter_id: null }] }, 'no-link', 'cases'],
  ])('is refused without key or link: %j', (change, rule, field) => {
    expect(conformed(change)).toEqual({
      records: [],
      observations: [],
      refusals: [{ entity: 'study', origin: 'imaging_study 17', rule, field, value: null }],
    })
  })
})
