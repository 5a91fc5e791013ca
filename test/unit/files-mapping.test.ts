import { describe, expect, it } from '@jest/globals'
import { parseMapping } from '#api/connectors/files/read-mapping.js'

function failure(yaml: string): string {
  try {
    parseMapping(yaml.replace(/^\n/, ''), 'ours.yaml')
    return 'accepted'
  } catch (error) {
    return String(error).replace('ConnectorError: ', '')
  }
}

const patient = (fields: string) => `
records:
  - entity: patient
    fields:
      patient: id
${fields
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
`

describe('a mapping that is wrong', () => {
  it.each([
    ['', 'ours.yaml line 1: records: is missing'],
    ['records: [', /^ours\.yaml line 1 column \d+: not YAML: /],
    ['a: 1\na: 2', /^ours\.yaml line 2 column 1: not YAML: this key stands here twice: keep one/],
    [
      'record: []',
      /ours\.yaml line 1: unknown key "record" \(did you mean "records"\?\); known are describes, files, /,
    ],
    ['format: xls\nrecords: []', /ours\.yaml line 1: format: expected one of csv, tsv, json, ndjson, parquet, xlsx/],
    [
      'header: first\nrecords: [{ entity: patient, fields: { patient: id } }]',
      'ours.yaml line 1: header[0]: expected a row number, from 1 on',
    ],
    [
      'records:\n  - entity: patients\n    fields: {}',
      'ours.yaml line 2: records[0].entity: expected one of project, site, patient, covid19Test, study, stay, breathingSupport, annotation, pledge',
    ],
    [
      'records:\n  - entity: study\n    fields:\n      patient: id',
      'ours.yaml line 3: records[0].fields: study needs the field "study"',
    ],
    [
      patient('sexx: sex'),
      /^ours\.yaml line 5: records\[0\]\.fields\.sexx: patient has no field "sexx" \(did you mean "sex"\?\); it has patient, site, /,
    ],
    [
      patient('sex: { colum: sex }'),
      /line 5: records\[0\]\.fields\.sex: unknown key "colum" \(did you mean "column"\?\); known are column, columns/,
    ],
    [
      patient('sex: { column: sex, constant: female }'),
      'ours.yaml line 5: records[0].fields.sex: give exactly one of column, columns, template, constant, not column and constant',
    ],
    [
      patient('sex: { values: { f: female } }'),
      'ours.yaml line 5: records[0].fields.sex: give exactly one of column, columns, template, constant',
    ],
    [patient('sex: { column: a, join: x }'), 'ours.yaml line 5: records[0].fields.sex.join: join needs columns'],
    [
      patient('sex:\n  column: sex\n  values:\n    x: femal'),
      'ours.yaml line 8: records[0].fields.sex.values.x: "femal" is not in the code list "sex"',
    ],
    [
      patient('country: { constant: Utopia }'),
      'ours.yaml line 5: records[0].fields.country.constant: "Utopia" is not in the code list "country"',
    ],
    [
      patient('site: { column: site, pattern: "(" }'),
      /^ours\.yaml line 5: records\[0\]\.fields\.site\.pattern: not a regular expression: /,
    ],
    [
      patient('site: { column: site, pattern: "(?=x)" }'),
      'ours.yaml line 5: records[0].fields.site.pattern: not a regular expression: invalid or unsupported Perl syntax: `(?=`; looking around and back-references are not possible, a group says which part is meant',
    ],
    [
      patient("site: { column: site, pattern: '(?<=x)a' }"),
      'ours.yaml line 5: records[0].fields.site.pattern: not a regular expression: invalid named capture: `(?<=x)a`; looking around and back-references are not possible, a group says which part is meant',
    ],
    [
      "records:\n  - entity: patient\n    when: { column: a, matches: '(x)\\1' }\n    fields: { patient: id }",
      /^ours\.yaml line 3: records\[0\]\.when\[0\]\.matches: not a regular expression: .*back-references are not possible/,
    ],
    [patient('__proto__: x'), 'ours.yaml has a key __proto__: no setting has this name'],
    [patient('constructor: x'), /^ours\.yaml line 5: .*patient has no field "constructor"/],
    [patient('toString: { column: x, values: { constructor: y } }'), /patient has no field "toString"/],
    ['records: 5', 'ours.yaml line 1: records: expected a list, got "5"'],
    ['records: { a: 1 }', 'ours.yaml line 1: records: expected a list, got settings'],
    ['[]', 'ours.yaml line 1: expected settings as key: value, got []'],
    [
      `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: &c [${'*b, '.repeat(9)}*b]\nd: [${'*c, '.repeat(9)}*c]`,
      'ours.yaml repeats parts of it by aliases (*name) too often, or within themselves: write the parts out',
    ],
    ['['.repeat(20_000), /^ours\.yaml is nested too deeply to be read/],
    [
      patient('contributedOn: { column: d, dates: [yyyy-mm-dd, tt/mm/jjjj] }'),
      'ours.yaml line 5: records[0].fields.contributedOn.dates[1]: "tt/mm/jjjj" is not a form of dates: write yyyy or yy, m, mm or mmm, d or dd, or excel',
    ],
    [
      patient('sex: { column: sex, dates: yyyy }'),
      'ours.yaml line 5: records[0].fields.sex.dates: dates is for fields of the kind date or day or boolean; this one is of the kind code',
    ],
    [
      patient('sex: { column: sex, choose: earliest }'),
      'ours.yaml line 5: records[0].fields.sex.choose: earliest is for date or day; for a code say first or last',
    ],
    [
      patient('sex: { column: sex, as: subdivision }'),
      'ours.yaml line 5: records[0].fields.sex.as: subdivision is for a field that holds one',
    ],
    [
      patient('sex: { column: sex, choose: any }'),
      'ours.yaml line 5: records[0].fields.sex.choose: expected one of first, last, earliest, latest, lowest, highest',
    ],
    [
      'records:\n  - entity: patient\n    when: { column: a, is: x, isNot: y }\n    fields: { patient: id }',
      'ours.yaml line 3: records[0].when[0]: give exactly one of is, isNot, matches, filled',
    ],
    [
      'records:\n  - entity: patient\n    when: { colum: a, is: x }\n    fields: { patient: id }',
      /ours\.yaml line 3: records\[0\]\.when\[0\]: unknown key "colum" \(did you mean "column"\?\)/,
    ],
    [
      'tables:\n  - records:\n      - entity: patient\n        fields:\n          patient: id\n          ages: a',
      /^ours\.yaml line 6: tables\[0\]\.records\[0\]\.fields\.ages: patient has no field "ages" \(did you mean "age"\?\)/,
    ],
  ])('%j is refused with its line', (yaml, message) => {
    if (typeof message === 'string') expect(failure(yaml)).toBe(message)
    else expect(failure(yaml)).toMatch(message)
  })

  it('is told of all its mistakes at once', () => {
    expect(failure(patient('sexx: a\nagee: b')).split('\n')).toHaveLength(2)
  })
})
