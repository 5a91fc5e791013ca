import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import { farringtonFlexible } from '#analytics/statistics/aberration/farrington-flexible.js'
import { referenceWeeks } from '#analytics/statistics/aberration/farrington-reference.js'
import { noufailySettings } from '#analytics/statistics/aberration/farrington-settings.js'

const oracle = z.object({
  cases: z.array(z.object({ id: z.string(), input: z.object({ counts: z.array(z.number()) }) })),
})

/** Six years of weeks of one disease, from the oracle. */
const seasonal =
  oracle
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/21-farrington.json'), 'utf8')))
    .cases.find(({ id }) => id === 'ff_noufaily_nb')?.input.counts ?? []

const years = { years: 4 }
const steady = Array.from({ length: 320 }, (_, i) => 10 + ((i * 7) % 5))

describe('the flexible method of Farrington', () => {
  it('gives the alarm of its example', () => {
    const week = farringtonFlexible(seasonal, 301, years)
    expect(week).toMatchObject({ estimable: true, alarm: true, upper: 28 })
    expect(week).toHaveProperty('expected', expect.closeTo(10.6, 2))
  })

  it('has no threshold for a week that is not known, or where the series does not go back far enough', () => {
    expect(farringtonFlexible([...steady, null], 320, years)).toMatchObject({ reason: 'unknown-count' })
    expect(farringtonFlexible(steady, 210, years)).toMatchObject({ estimable: false, reason: 'too-little-history' })
    expect(farringtonFlexible(steady, 211, years)).toMatchObject({ estimable: true })
  })

  it('has no threshold where there never was a case, or hardly one of late', () => {
    const none = steady.map(() => 0)
    expect(farringtonFlexible(none, 319, years)).toEqual({ estimable: false, reason: 'no-cases', recentCases: 0 })
    const ceased = steady.map((count, i) => (i < 316 ? count : 1))
    expect(farringtonFlexible(ceased, 319, years)).toMatchObject({ reason: 'too-few-recent-cases', recentCases: 4 })
  })

  it('does without past weeks that are not known', () => {
    const gaps = steady.map((count, i) => (i % 9 === 0 && i < 300 ? null : count))
    expect(farringtonFlexible(gaps, 319, years)).toMatchObject({ estimable: true, alarm: false })
  })

  it('has a threshold where counts are the same in every week', () => {
    const level = steady.map(() => 20)
    const week = farringtonFlexible(level, 319, years)
    // The 99.5% point of a Poisson variable of mean 20 (SciPy: poisson.ppf(.995, 20)).
    expect(week).toMatchObject({ estimable: true, dispersion: 1, upper: 32 })
  })

  it('has no upper limit of the expected count in a season that never had a case', () => {
    const once = steady.map((_, i) => (i === 200 || i === 318 ? 1e5 : 0))
    const week = farringtonFlexible(once, 319, { ...years, threshold: 'nb-upper-mean' })
    expect(week).toMatchObject({ estimable: false, reason: 'did-not-converge' })
  })

  it('alarms more with a plug-in mean than with the upper limit of it', () => {
    for (let week = 295; week < 312; week += 1) {
      const plugIn = farringtonFlexible(seasonal, week, years)
      const upperMean = farringtonFlexible(seasonal, week, { ...years, threshold: 'nb-upper-mean' })
      if (!plugIn.estimable || !upperMean.estimable) throw new Error('expected thresholds')
      expect(upperMean.upper).toBeGreaterThanOrEqual(plugIn.upper)
    }
  })

  it('alarms where, and only where, the p-value is at most alpha', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 260, max: 311 }), (count, week) => {
        const counts = seasonal.map((past, i) => (i === week ? count : past))
        const found = farringtonFlexible(counts, week, years)
        if (found.estimable) expect(found.alarm).toBe(found.pValue <= 0.005)
      }),
    )
  })

  it('is not moved by counts of the week itself or of those just before', () => {
    const changed = seasonal.map((count, i) => (i >= 311 - 26 ? count + 5 : count))
    const [one, other] = [farringtonFlexible(seasonal, 311, years), farringtonFlexible(changed, 311, years)]
    if (!one.estimable || !other.estimable) throw new Error('expected thresholds')
    expect(other.upper).toBe(one.upper)
    expect(other.expected).toBe(one.expected)
  })

  it('refuses a week outside of the series and settings out of bounds', () => {
    expect(() => farringtonFlexible(steady, 320, years)).toThrow('week must be a place in 320 counts, got 320')
    expect(() => farringtonFlexible(steady, 319, { alpha: 0 })).toThrow('alpha must lie in (0, 1), got 0')
    expect(() => farringtonFlexible(steady, 319, { years: 0 })).toThrow('years must be a whole number of 1 or more')
    expect(() => farringtonFlexible(steady, 319, { weeksLeftOut: 2 })).toThrow('weeksLeftOut must be')
    expect(() => farringtonFlexible(steady, 319, { seasonLevels: 47 })).toThrow('at most 46 levels')
  })
})

describe('the weeks that a week is compared with', () => {
  it('are of its own season in the windows about the same week of past years, and of nine others between', () => {
    const past = referenceWeeks(steady, 319, { ...noufailySettings, ...years }) ?? []
    expect(past[0]?.time).toBe(-4 * 52 - 3)
    expect(past[past.length - 1]?.time).toBe(-27)
    expect(past.filter(({ level }) => level === 0)).toHaveLength(4 * 7)
    expect(past.filter(({ level }) => level === 1).map(({ time }) => time)).toEqual(
      [-4, -3, -2, -1].flatMap((year) => [4, 5, 6, 7, 8].map((week) => year * 52 + week)),
    )
  })
})
