import { expect, it } from '@jest/globals'
import { regroup } from '#analytics/standardisation/regroup.js'
import { bandsOf, standards } from '#analytics/standardisation/standards.js'
import { esp2013 } from '#data/standards/esp-2013.js'
import { us2000 } from '#data/standards/us-2000.js'

it('adds the groups of a standard up to bands, dividing 15 to 19 at 18', () => {
  const bands = regroup(us2000, bandsOf('ageBand')) ?? []
  expect(bands[0]).toBeCloseTo(13818 + 55317 + 72533 + 73032 + 0.6 * 72169, 6)
  expect(bands[2]).toBe(62716 + 48454 + 38793)
  expect(bands[3]).toBe(34264 + 31773 + 26999 + 17842 + 15508)
})

it('divides a million of the US in 2000 as the example says', () => {
  const bands = regroup(us2000, ['0-17', '18-49', '50-64', '65+'])
  expect(bands).toEqual([258001.4, 465649.6, 149963, 126386].map((each) => expect.closeTo(each, 6)))
})

it('adds groups up to decades where the standard goes on to 90', () => {
  expect(regroup(esp2013, bandsOf('ageDecade'))).toEqual([
    ...[10500, 11000, 12000, 13500, 14000, 13500, 11500, 9000, 4000, 1000],
  ])
})

it('does not divide a group that has no end', () => {
  expect(regroup(us2000, bandsOf('ageDecade'))).toBeNull()
  expect(regroup(us2000, ['0-85'])).toBeNull()
  expect(regroup(us2000, ['0-84', '90+'])).toBeNull()
})

it.each(Object.entries(standards))('loses nobody of %s', (_, standard) => {
  const whole = standard.groups.reduce((sum, { weight }) => sum + weight, 0)
  const bands = regroup(standard, bandsOf('ageBand')) ?? []
  expect(bands.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(whole, 6)
})

it('has no ages of a name without any', () => {
  expect(() => regroup(us2000, ['old'])).toThrow('"old" names no ages')
})
