import fc from 'fast-check'
import type { Operation, Parameter } from './description.js'
import { awkward, bodies, prototypePayloads, sqlPayloads } from './payloads.js'

/** One request as it goes on the wire; `asks` names who sends it. */
export interface FuzzRequest {
  readonly asks: string
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** What is known of a server before it is asked. */
export interface Known {
  readonly operations: readonly Operation[]
  readonly measures: readonly string[]
  readonly dimensions: readonly string[]
  /** Who can ask: the public, and the names of tokens. */
  readonly callers: readonly string[]
}

const any = <T>(values: readonly T[]) => fc.constantFrom(...values)

const long = fc.integer({ min: 300, max: 30_000 }).map((length) => 'x'.repeat(length))
const text = fc.oneof(
  { weight: 6, arbitrary: any(awkward) },
  { weight: 5, arbitrary: any(sqlPayloads) },
  { weight: 2, arbitrary: any(prototypePayloads) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: long },
)
/** Half a character is none in UTF-8: it cannot be sent. */
const encoded = text.map((each) => encodeURIComponent(each.replace(/\p{Surrogate}/gu, '\ufffd')))
/** In no encoding there is. */
const garbled = any(['%', '%zz', '%ff', '%C3%28', '%ED%A0%80', '%u0041', '%c0%ae', ';a=b', '[', '|', '"', '<', '{}'])
const value = fc.oneof({ weight: 8, arbitrary: encoded }, { weight: 1, arbitrary: garbled })

/** Values that fit, by the name of a parameter; what is not here is fitted by numbers and words. */
function fitting({ measures, dimensions }: Known): Readonly<Record<string, fc.Arbitrary<string>>> {
  const dimension = any(dimensions)
  return {
    measure: any(measures),
    by: fc.uniqueArray(dimension, { minLength: 1, maxLength: 3 }).map((ids) => ids.join(',')),
    field: dimension,
    attribute: any(['sex', 'ageBand', 'raceEthnicity', 'race']),
    clock: any(['contributed', 'performed', 'fromIndex']),
    grain: any(['none', 'day', 'isoWeek', 'epiWeek', 'month', 'quarter', 'year']),
    from: any(['2021-01-01', '2020-03-01', '-30', '1900-01-01']),
    to: any(['2022-01-01', '2023-01-01', '90', '2100-01-01']),
    where: fc.oneof(
      any(['sex:female', 'modality:CT,DX', 'ageBand:65%2B', 'race:unknown', 'site:nowhere', 'patientZip3:000']),
      fc.tuple(dimension, value).map((pair) => pair.join(':')),
    ),
    asOf: any(['2100-01-01', '2001-01-01']),
    format: any(['json', 'csv', 'parquet']),
    event: any(['died', 'icuAdmitted', 'discharged', 'hospitalised']),
    method: any(['ears', 'farrington', 'kaplanMeier', 'direct', 'indirect', 'c1']),
    confidence: any(['0.9', '0.95', '0.99']),
  }
}
const otherwise = any(['1', '2', '3', '5', '10', '100', 'true', 'false', 'all', 'auto', '0.05'])

interface Written {
  readonly path: string
  readonly query: readonly string[]
}

function written(operation: Operation, known: Known): fc.Arbitrary<Written> {
  const fit = fitting(known)
  const one = ({ name, required }: Parameter) =>
    fc
      .tuple(
        fc.oneof(
          { weight: required ? 20 : 1, arbitrary: fc.constant(true) },
          { weight: 2, arbitrary: fc.constant(false) },
        ),
        fc.oneof({ weight: 5, arbitrary: fit[name] ?? otherwise }, { weight: 1, arbitrary: value }),
        any([1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 25]),
      )
      .map(([isSent, sent, times]) => ({ name, sent: isSent ? Array.from({ length: times }, () => sent) : [] }))
  const inPath = operation.parameters.filter((each) => each.in === 'path')
  const inQuery = operation.parameters.filter((each) => each.in === 'query')
  return fc.tuple(fc.tuple(...inPath.map(() => value)), fc.tuple(...inQuery.map(one))).map(([values, sent]) => ({
    path: inPath.reduce((path, { name }, i) => path.replace(`{${name}}`, values[i] ?? ''), operation.path),
    query: sent.flatMap((each) => each.sent.map((text) => `${each.name}=${text}`)),
  }))
}

/** Parameters that nobody described, and described ones in forms that nobody did. */
const foreign = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc
        .tuple(
          fc.oneof(any(['measure[]', 'where[0]', 'by.x', 'MEASURE', '', '%zz', 'format', 'access_token']), encoded),
          value,
        )
        .map((pair) => pair.join('=')),
      { maxLength: 4 },
    ),
  },
)

const methods = (own: string) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(own) },
    { weight: 1, arbitrary: any(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) },
  )

/** A header can carry no control characters and nothing beyond Latin-1: a client refuses to send them. */
const headerText = text.map((each) => each.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '?').slice(0, 20_000))
const headers = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      any([
        ...['accept', 'accept-encoding', 'accept-language', 'if-none-match', 'if-modified-since', 'range', 'origin'],
        ...['cookie', 'referer', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-request-id', 'forwarded'],
        ...['x-http-method-override', 'sec-fetch-site', 'upgrade', 'x-original-url', 'traceparent', 'last-event-id'],
      ]),
      fc.oneof(headerText, any(['*', 'W/"x"', 'bytes=0-1', 'gzip;q=0, *;q=0', 'text/html', 'websocket', 'null'])),
      { maxKeys: 3 },
    ),
  },
)

const types = any([
  ...['application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded'],
  ...['multipart/form-data; boundary=x', 'application/xml', '', 'application/json; charset=', 'a/b'],
])
const body = fc.oneof(
  { weight: 4, arbitrary: any(bodies) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: text },
)

/** Requests of every described operation, most of them nearly right, and some to no place at all. */
export function fuzzRequests(known: Known): fc.Arbitrary<FuzzRequest> {
  const described = any(known.operations).chain((operation) =>
    fc
      .record({
        at: written(operation, known),
        more: foreign,
        method: methods(operation.method),
        caller: any(known.callers),
        given: headers,
        sends: operation.hasBody
          ? fc.option(body, { freq: 9 })
          : fc.oneof({ weight: 40, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: body }),
        type: types,
      })
      .map(({ at, more, method, caller, given, sends, type }) => ({
        ...{ asks: caller, method, target: `${at.path}?${[...at.query, ...more].join('&')}` },
        headers: sends === null ? given : { ...given, 'content-type': type },
        body: sends,
      })),
  )
  const elsewhere = fc
    .record({
      caller: any(known.callers),
      where: value,
      prefix: any(['/', '/api/', '/api/v1/', '/health/', '/assets/', '/auth/']),
    })
    .map(({ caller, where, prefix }) => ({
      ...{ asks: caller, method: 'GET', target: prefix + where, headers: {}, body: null },
    }))
  return fc.oneof({ weight: 12, arbitrary: described }, { weight: 1, arbitrary: elsewhere })
}
