import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ears } from '#analytics/statistics/aberration/ears.js'

describe('EARS', () => {
  // The baseline has mean 3 and standard deviation 1; qnorm(.999) = 3.0902
  it('gives the figures of its example', () => {
    const point = ears([2, 4, 2, 4, 2, 4, 3, 9]).c1[7]
    expect(point?.statistic).toBe(6)
    expect(point?.upper).toBeCloseTo(6.0902, 4)
    expect(point?.alarm).toBe(true)
  })

  it('leaves the two periods before a count out of the baseline of C2', () => {
    const { c1, c2 } = ears([2, 4, 2, 4, 2, 4, 3, 50, 50, 9])
    expect(c2[9]?.statistic).toBe(6)
    expect(c1[9]?.statistic).toBeLessThan(1)
  })

  // C2 of 6, then of 0 twice: each exceeds 1 by 5, 0 and 0
  it('remembers for three periods in C3 what C2 has exceeded', () => {
    const { c3 } = ears([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0], { minSigma: 0.5 })
    expect(c3.slice(11).map(({ statistic }) => statistic)).toEqual([5, 5, 5, 0])
  })

  it('says nothing before its baseline is complete', () => {
    const { c1, c2, c3 } = ears([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9])
    const known = (points: typeof c1) => points.findIndex(({ statistic }) => statistic !== null)
    expect([known(c1), known(c2), known(c3)]).toEqual([7, 9, 11])
    expect(c1[6]).toEqual({ statistic: null, upper: null, alarm: null })
  })

  it('says nothing of a period that is not known, nor of those that would be compared with it', () => {
    const counts = Array.from({ length: 30 }, (_, t) => (t === 15 ? null : t % 3))
    const { c1, c2 } = ears(counts)
    const silent = (points: typeof c1) => points.flatMap(({ alarm }, t) => (alarm === null && t > 10 ? [t] : []))
    expect(silent(c1)).toEqual([15, 16, 17, 18, 19, 20, 21, 22])
    expect(silent(c2)).toEqual([15, 18, 19, 20, 21, 22, 23, 24])
  })

  it('has a bound, and no statistic, where the baseline does not vary', () => {
    expect(ears([1, 1, 1, 1, 1, 1, 1, 2]).c1[7]).toEqual({ statistic: null, upper: 1, alarm: true })
  })

  it('refuses a baseline of one period and counts below zero', () => {
    expect(() => ears([1], { baseline: 1 })).toThrow('got 0.001, 1 and 0')
    expect(() => ears([1], { alpha: 0 })).toThrow(RangeError)
    expect(() => ears([1], { minSigma: -1 })).toThrow(RangeError)
    expect(() => ears([-1])).toThrow('counts must be numbers >= 0, got -1')
  })

  const series = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 12, maxLength: 60 })

  it('does not mind a constant added to all counts', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 1000 }), (counts, more) => {
        const [plain, raised] = [ears(counts), ears(counts.map((count) => count + more))]
        for (const method of ['c1', 'c2', 'c3'] as const) {
          plain[method].forEach(({ statistic, alarm }, t) => {
            const other = raised[method][t]
            expect(other?.alarm).toBe(alarm)
            if (statistic === null) expect(other?.statistic).toBeNull()
            else expect(other?.statistic).toBeCloseTo(statistic, 6)
          })
        }
      }),
    )
  })

  it('alarms less often at a smaller alpha, and with a greater least deviation', () => {
    fc.assert(
      fc.property(series, (counts) => {
        const alarms = (settings: Parameters<typeof ears>[1]) =>
          ears(counts, settings).c2.map(({ alarm }) => alarm === true)
        const usual = alarms({ alpha: 0.025 })
        alarms({ alpha: 0.001 }).forEach((alarm, t) => expect(!alarm || usual[t]).toBe(true))
        alarms({ alpha: 0.025, minSigma: 5 }).forEach((alarm, t) => expect(!alarm || usual[t]).toBe(true))
      }),
    )
  })
})
