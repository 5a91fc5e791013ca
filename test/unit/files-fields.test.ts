import { describe, expect, it } from '@jest/globals'
import { mappedField } from '../support/mapped-row.js'

type Case = readonly [
  entity: string,
  field: string,
  keys: unknown,
  cell: string | Record<string, string>,
  value: unknown,
]
const value = ([entity, field, keys, cell]: Case) => mappedField(entity, field, keys, cell).value
const table = (name: string, cases: readonly Case[]) =>
  describe(name, () => {
    it.each(cases.map((one) => ({ one, text: JSON.stringify(one.slice(1)) })))('$text', ({ one }) => {
      expect(value(one)).toBe(one[4])
    })
  })

table('columns, constants and templates', [
  ['patient', 'sex', 'cell', 'F', 'female'],
  ['patient', 'sex', { columns: ['a', 'b'] }, { a: 'Not Reported', b: 'Male' }, 'male'],
  ['patient', 'sex', { columns: ['a', 'b'] }, { a: '', b: ' ' }, null],
  ['site', 'name', { columns: ['a', 'b', 'c'], join: ', ' }, { a: 'North', b: '(blank)', c: 'Hill' }, 'North, Hill'],
  ['study', 'modalities', { columns: ['a', 'b'], join: '|' }, { a: 'CR', b: 'CT' }, 'CR,CT'],
  ['patient', 'country', { constant: 'us' }, '', 'US'],
  ['patient', 'project', { template: 'trial-{a}/{b}' }, { a: '1', b: '2' }, 'trial-1/2'],
  ['patient', 'project', { template: 'trial-{a}/{b}' }, { a: '1', b: 'NA' }, null],
  ['patient', 'sex', { column: 'cell', otherwise: 'female' }, 'NA', 'female'],
])

table('missing values, value maps and presence', [
  ['patient', 'race', 'cell', '(blank)', null],
  ['patient', 'race', { column: 'cell', missing: ['99', 'XX'] }, 'xx', null],
  ['patient', 'race', { column: 'cell', values: { A: 'white', M: 'black' } }, ' m ', 'black'],
  ['patient', 'sex', { column: 'cell', values: { '0': 'female', '1': 'male' } }, '1', 'male'],
  ['patient', 'race', { column: 'cell', values: { '000': 'asian' } }, '000', 'asian'],
  ['patient', 'hospitalised', { column: 'cell', present: 'true', otherwise: 'false' }, '2020-03-04', 'true'],
  ['patient', 'hospitalised', { column: 'cell', present: 'true', otherwise: 'false' }, '', 'false'],
  ['patient', 'hospitalised', { column: 'cell', missing: '0', present: 'yes' }, '0', null],
])

table('yes and no', [
  ...['True', 'TRUE', 'Yes', 'Y', '1', 't', '1.0'].map((text): Case => [
    'patient',
    'icuAdmitted',
    'cell',
    text,
    'true',
  ]),
  ...['False', 'FALSE', 'No', 'n', '0', 'f'].map((text): Case => ['patient', 'icuAdmitted', 'cell', text, 'false']),
  ['patient', 'icuAdmitted', { column: 'cell', values: { '1es': 'yes' } }, '1es', 'true'],
  ['patient', 'icuAdmitted', 'cell', 'perhaps', null],
])

table('sets of modalities', [
  ['study', 'modalities', 'cell', 'DX,CR', 'CR,DX'],
  ['study', 'modalities', 'cell', 'CR, DX', 'CR,DX'],
  ['study', 'modalities', 'cell', "['PT','NM']", 'NM,PT'],
  ['study', 'modalities', 'cell', '["PT", "NM"]', 'NM,PT'],
  ['study', 'modalities', 'cell', 'CT|CT|CR', 'CR,CT'],
  ['study', 'modalities', 'cell', 'PT\\CT', 'CT,PT'],
  ['study', 'modalities', 'cell', 'CT, CTPT', 'CT,PT'],
  ['study', 'modalities', 'cell', 'ct', 'CT'],
  ['study', 'modalities', { column: 'cell', split: ' and ' }, 'CT and MR', 'CT,MR'],
  ['study', 'modalities', { column: 'cell', pattern: '\\b(CT|MR|DX)\\b' }, 'CT chest; DX chest', 'CT,DX'],
  ['study', 'modalities', 'cell', '', null],
])

table('dates', [
  ['study', 'performedOn', { column: 'cell', dates: 'm/d/yy' }, '3/31/20', '2020-03-31'],
  ['study', 'performedOn', { column: 'cell', dates: ['dd/mm/yyyy', 'm/d/yy'] }, '3/31/20', '2020-03-31'],
  ['study', 'performedOn', 'cell', '2020', '2020'],
  ['study', 'performedOn', { column: 'cell', dates: 'd/m/yyyy' }, '1/1/1901', null],
  ['study', 'performedOn', { column: 'cell', within: ['2019-01-01', '2024-12-31'] }, '1964-02-03', null],
  ['study', 'performedOn', { column: 'cell', within: ['2019-06-01', '2024-12-31'] }, '2019', '2019'],
  ['study', 'performedShifted', { column: 'cell', outside: ['2019-01-01', '2024-12-31'] }, '1964-02-03', 'true'],
  ['study', 'performedShifted', { column: 'cell', outside: ['2019-01-01', '2024-12-31'] }, '2020-02-03', 'false'],
  [
    'study',
    'performedShifted',
    { column: 'cell', outside: ['2019-01-01', '2024-12-31'], otherwise: 'no' },
    '',
    'false',
  ],
  ['study', 'performedOn', { column: 'cell', pattern: '(\\d{4}-\\d\\d-\\d\\d)' }, '[Text] - 2020-03-20', '2020-03-20'],
])

const batches = { column: 'cell', split: ',', pattern: '_(\\d{8})\\b' }
table('several dates in a cell', [
  ['patient', 'contributedOn', { ...batches, choose: 'earliest' }, 'R_20220308,R_20210820,R_20220329', '2021-08-20'],
  ['patient', 'contributedOn', { ...batches, choose: 'latest' }, 'R_20220308,R_20210820,R_20220329', '2022-03-29'],
  ['patient', 'contributedOn', { ...batches, choose: 'last' }, 'R_20220308,R_20210820', '2021-08-20'],
  ['patient', 'contributedOn', batches, 'R_20220308,R_20210820', '2022-03-08'],
  ['patient', 'contributedOn', { ...batches, choose: 'earliest' }, 'X_20220308, R_unknown', '2022-03-08'],
])

table('numbers and ages', [
  ['study', 'images', 'cell', '1,234', '1234'],
  ['study', 'images', 'cell', '1,234,567', '1234567'],
  ['study', 'images', 'cell', '12.0', '12'],
  ['study', 'images', 'cell', '12.5', null],
  ['study', 'images', 'cell', '-3', null],
  ['study', 'series', { column: 'cell', split: ';', choose: 'highest' }, '9;12;3', '12'],
  ['patient', 'age', 'cell', '075Y', '75'],
  ['patient', 'age', 'cell', '79.0', '79'],
  ['patient', 'age', 'cell', '(59,74]', null],
  ['patient', 'age', { column: 'cell', interval: 'middle' }, '(59,74]', '67'],
  ['patient', 'age', { column: 'cell', over89: 'old' }, { cell: '', old: 'Yes' }, '90'],
  ['patient', 'age', { column: 'cell', over89: 'old' }, { cell: '80.0', old: 'No' }, '80'],
  ['patient', 'age', { column: 'cell', values: { '890': '90' } }, '890', '90'],
])

table('regions', [
  ['patient', 'zip3', 'cell', '941', '941'],
  ['patient', 'zip3', 'cell', '23', '023'],
  ['patient', 'zip3', 'cell', '23.0', '023'],
  ['patient', 'zip3', 'cell', '0', null],
  ['patient', 'zip3', 'cell', '000', null],
  ['patient', 'zip3', 'cell', '94103', null],
  ['patient', 'zip3', { column: 'cell', pattern: '^\\d{3}' }, '94103', '941'],
  ['patient', 'subdivision', { column: 'cell', as: 'subdivision' }, '941', 'US-CA'],
  ['patient', 'subdivision', { column: 'cell', as: 'subdivision' }, '23', 'US-MA'],
  ['patient', 'subdivision', { column: 'cell', as: 'subdivision' }, '000', null],
  ['patient', 'subdivision', 'cell', 'California', 'US-CA'],
  ['patient', 'subdivision', 'cell', 'CA-ON', 'CA-ON'],
  ['patient', 'country', 'cell', 'USA', 'US'],
])

const uk = { dates: ['dd/mm/yyyy', 'm/d/yy'] }
table('days from an index date', [
  ['stay', 'admissionDay', { column: 'cell', since: 'swab', ...uk }, { cell: '31/03/2020', swab: '28/03/2020' }, '3'],
  ['stay', 'admissionDay', { column: 'cell', since: 'swab', ...uk }, { cell: '27/03/2020', swab: '3/28/20' }, '-1'],
  ['stay', 'admissionDay', { column: 'cell', since: ['a', 'b'], ...uk }, { cell: '27/03/2020', b: '3/27/20' }, '0'],
  ['stay', 'admissionDay', { column: 'cell', since: 'swab', ...uk }, { cell: '27/03/2020', swab: '' }, null],
  ['stay', 'admissionDay', { column: 'cell', since: 'swab' }, { cell: '2020', swab: '2020-01-01' }, null],
  ['stay', 'admissionDay', 'cell', '-14', '-14'],
  ['stay', 'admissionDay', { column: 'cell', since: 'swab', otherwise: '0' }, { cell: '', swab: '2020-01-01' }, '0'],
  [
    'stay',
    'admissionDay',
    { column: 'cell', since: ['a', 'b'], missing: 'x' },
    { cell: '2020-01-03', a: 'x', b: '2020-01-01' },
    '2',
  ],
])
