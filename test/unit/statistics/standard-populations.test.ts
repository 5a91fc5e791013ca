import { describe, expect, it } from '@jest/globals'
import { esp2013 } from '#data/standards/esp-2013.js'
import { us2000 } from '#data/standards/us-2000.js'
import { who2000Percent } from '#data/standards/who-2000-2025-percent.js'
import { who2000 } from '#data/standards/who-2000-2025.js'

const populations = [us2000, who2000, who2000Percent, esp2013].map((each) => [each.label, each] as const)

describe('standard populations', () => {
  it.each(populations)('%s begins at birth and grows older', (_, { groups }) => {
    const ages = groups.map(({ from }) => from)
    expect(ages[0]).toBe(0)
    expect(ages).toEqual([...new Set(ages)].sort((one, other) => one - other))
    expect(groups.every(({ weight }) => weight > 0)).toBe(true)
  })

  it('add up to a million, and the European one to 100,000', () => {
    const sums = [us2000, who2000, esp2013].map(({ groups }) => groups.reduce((sum, { weight }) => sum + weight, 0))
    expect(sums).toEqual([1_000_000, 1_000_000, 100_000])
  })

  // Ahmad OB et al. GPE Discussion Paper 31. WHO 2001: the million is what is published, divided by its sum.
  it('of the world agree in both of their forms', () => {
    const whole = who2000Percent.groups.reduce((sum, { weight }) => sum + weight, 0)
    const byAge = new Map(who2000Percent.groups.map(({ from, weight }) => [from, weight]))
    for (const { from, weight } of who2000.groups.slice(0, -1)) {
      expect(Math.abs(((byAge.get(from) ?? 0) / whole) * 1e6 - weight)).toBeLessThan(1)
    }
  })
})
