import fc from 'fast-check'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import { measureIds } from '#analytics/catalogue/measures.js'
import { clocks, grains } from '#analytics/contract/trends.js'

/** One request as it goes on the wire. */
export interface HostileRequest {
  readonly method: string
  readonly target: string
}

/** Texts that have broken parsers, databases and people before. */
const awkward = [
  ...['', ' ', '\0', 'a\0b', '\u202e', '🦠', 'Ünï', '\r\n', '"', "'; DROP TABLE core.patient --", '${x}', '../..'],
  ...['null', 'undefined', 'NaN', '-0', '1e999', '0x10', 'true', '[]', '{}', '__proto__', 'constructor', 'toString'],
  ...[
    ',',
    ',,',
    ':',
    '::',
    'sex',
    'sex:',
    ':female',
    'sex:female:male',
    'constructor:x',
    'sex,sex',
    'sex,race,site,age',
  ],
  ...['2026-13-45', '2021-02-30', '0000-01-01', '-000001-01-01', '9999-12-31', '2021-8-1', '36526', '-99999'],
]

/** What stands in an address as it is, decoded by nobody. */
const garbled = ['%', '%zz', '%ff', '%C3%28', '%00', '%25', '+', '==', '%ED%A0%80', ';a=b']

const any = <T>(values: readonly T[]) => fc.constantFrom(...values)
const filters = any([
  ...['sex:female', 'modality:CT,DX', 'ageBand:65+', 'ageBand:65%2B', 'covid19Status:positive,unknown', 'race:unknown'],
  ...['site:nowhere', "site:o'brien", 'project:🦠', 'patientZip3:000', 'patientSubdivision:US-CA', 'sex:', 'x:y'],
])
const lists = fc.uniqueArray(any(dimensionIds), { minLength: 1, maxLength: 3 }).map((ids) => ids.join(','))
const fitting: Readonly<Record<string, fc.Arbitrary<string>>> = {
  by: lists,
  clock: any(clocks),
  grain: any(grains),
  from: any(['2021-01-01', '2021-06-30', '1900-01-01', '-30']),
  to: any(['2022-01-01', '2022-06-30', '2100-12-31', '30']),
  where: filters,
  asOf: any(['2100-01-01']),
  cumulative: any(['true', 'false']),
  format: any(['json', 'csv', 'parquet']),
}
const long = fc.integer({ min: 500, max: 20_000 }).map((length) => 'x'.repeat(length))
const encoded = fc
  .oneof({ weight: 4, arbitrary: any(awkward) }, { weight: 2, arbitrary: fc.string({ unit: 'binary' }) }, long)
  .map(encodeURIComponent)
const wrong = fc.oneof({ weight: 5, arbitrary: encoded }, any(garbled))

const fittingOnes = fc
  .uniqueArray(any(Object.keys(fitting)), { maxLength: 4 })
  .chain((names) => fc.tuple(...names.map((name) => (fitting[name] ?? encoded).map((value) => `${name}=${value}`))))
const names = any([
  'measure',
  ...Object.keys(fitting),
  'by[]',
  'where[0]',
  'measure.x',
  '__proto__',
  '',
  'MEASURE',
  '%zz',
])
const wrongOnes = fc.array(
  fc.tuple(names, wrong).map((pair) => pair.join('=')),
  { maxLength: 3 },
)
const trends = fc
  .tuple(any(measureIds), fittingOnes, fc.oneof(fc.constant([]), wrongOnes))
  .map(([measure, right, other]) => `/api/v1/trends?${[`measure=${measure}`, ...right, ...other].join('&')}`)
const others = fc
  .tuple(any(['trends', 'catalogue', 'snapshots', 'snapshots/compare', 'exports', 'exports/x', 'nothing']), wrongOnes)
  .map(([name, parameters]) => `/api/v1/${name}?${parameters.join('&')}`)
const elsewhere = wrong.map((text) => `/${text}`)
const targets = fc.oneof(
  { weight: 5, arbitrary: trends },
  { weight: 3, arbitrary: others },
  { weight: 1, arbitrary: elsewhere },
)

/** Not POST, which could start an export. */
const methods = fc.oneof(
  { weight: 12, arbitrary: fc.constant('GET') },
  any(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']),
)

export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.record({ method: methods, target: targets })
