import { describe, expect, it } from '@jest/globals'
import { subdivisionOfZip3, zip3 } from '#analytics/vocabulary/zip3.js'

describe('three-digit ZIP prefixes', () => {
  it.each([
    ['941', 'US-CA'],
    ['190', 'US-PA'],
    ['063', 'US-CT'],
    ['733', 'US-TX'],
    ['885', 'US-TX'],
    ['569', 'US-DC'],
    ['201', 'US-VA'],
    ['398', 'US-GA'],
    ['006', 'US-PR'],
    ['967', 'US-HI'],
    ['999', 'US-AK'],
  ])('%s lies in %s', (prefix, subdivision) => {
    expect(subdivisionOfZip3(prefix)).toBe(subdivision)
  })

  it('of the military lie in no state', () => {
    expect(['090', '340', '962'].map(subdivisionOfZip3)).toEqual([null, null, null])
  })

  it('get back the zeros that spreadsheets drop, and are withheld as 000 or 0', () => {
    expect(['94', '6.0', '000', '0'].map(zip3)).toEqual(['094', '006', null, null])
  })

  it('are refused where they are whole ZIP codes', () => {
    expect(() => zip3('94103')).toThrow('at most three digits')
  })
})
