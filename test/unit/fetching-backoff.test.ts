import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { retryAfterOf, waitBefore } from '#api/connectors/fetching/backoff.js'
import { requestName } from '#api/connectors/fetching/request-name.js'

const backoff = { base: 500, cap: 60_000 }

describe('the wait before trying again', () => {
  it('is anywhere between nothing and a bound that doubles up to its cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const wait = waitBefore(failures, backoff, random, null)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(Math.min(60_000, 500 * 2 ** (failures - 1)))
      }),
    )
    expect(waitBefore(3, backoff, 0.5, null)).toBe(1000)
  })

  it('is never shorter than the server asks for, nor much longer', () => {
    fc.assert(
      fc.property(fc.nat(900_000), fc.double({ min: 0, max: 1, noNaN: true }), (asked, random) => {
        const wait = waitBefore(9, backoff, random, asked)
        expect(wait).toBeGreaterThanOrEqual(asked)
        expect(wait).toBeLessThanOrEqual(asked + 500)
      }),
    )
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-03-01T00:00:00Z')

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 00:00:30 GMT', 30_000],
    ['Sat, 28 Feb 2026 23:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j is %j milliseconds', (header, milliseconds) => {
    expect(retryAfterOf(header, now)).toBe(milliseconds)
  })
})

describe('the name of a request', () => {
  it.each([
    ['/dicom-web/studies?PatientName=ROE&limit=5&limit=6', '/dicom-web/studies?PatientName&limit'],
    ['/studies/1.2.840.113619.2/series', '/studies/…/series'],
    ['/patients/1950-02-03', '/patients/…'],
    ['/patients/Roe%5EJane', '/patients/…'],
    ['/api/v0/submission/Open/A1_2/export/', '/api/v0/submission/Open/A1_2/export/'],
  ])('of %s is %s', (path, name) => {
    expect(requestName('pacs', 'GET', new URL(path, 'http://any'))).toBe(`pacs: GET ${name}`)
  })
})
