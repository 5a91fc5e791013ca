import { describe, expect, it } from '@jest/globals'
import { conform } from '#api/connectors/gen3/conform.js'
import { truthText } from '#api/connectors/readers/truth.js'
import { begunText, wholeText } from '#api/connectors/readers/whole.js'
import { stateOfZip, zipPrefix } from '#api/connectors/readers/zip.js'

const bounds = { minimum: -100, maximum: 5_000 }

describe('a spelling that any source may have', () => {
  it.each([
    ['on', 'true'],
    ['OFF', 'false'],
    [' 1.0 ', 'true'],
    ['maybe', null],
  ])('%j is the truth %s', (text, value) => {
    expect(truthText(text).value).toBe(value)
  })

  it.each([
    ['5.0', '5', '5'],
    ['1,204', '1204', '1204'],
    ['-7', '-7', '-7'],
    ['5.5', null, '5'],
    ['-0.5', null, '-1'],
    ['5,001', null, null],
    ['1,20', null, null],
    ['12345678901234567', null, null],
  ])('%s is the count %s and begins on day %s', (text, count, day) => {
    expect(wholeText(bounds)(text).value).toBe(count)
    expect(begunText(bounds)(text).value).toBe(day)
  })

  it('is a ZIP prefix only up to three digits, and lies in a state', () => {
    expect([zipPrefix('94').value, stateOfZip('941').value]).toEqual(['094', 'US-CA'])
    expect(zipPrefix('94110').remark).toEqual({
      kind: 'invalid',
      value: '94110',
      reason: 'not a ZIP prefix of three digits',
    })
  })

  it('is read of a commons as it is of a file', () => {
    const { records } = conform('case', { submitter_id: 'a', icu_indicator: 'on' }, 1)
    expect(records[0]?.values).toMatchObject({ icuAdmitted: 'true' })
  })
})
