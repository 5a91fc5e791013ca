import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { spread } from '../../web/figures/end-labels.js'
import { counterHatchBox, hatchBox, hatchRings } from '../../web/figures/hatch.js'
import { periodTicks } from '../../web/figures/period-axis.js'
import { linearScale, logScale, pixelOf } from '../../web/figures/value-scale.js'
import { monthly, count } from '../support/answer.js'

describe('labels at line ends', () => {
  it('move apart no further than they must', () => {
    expect(spread([10, 12, 80], 14, 0, 100)).toEqual([4, 18, 80])
  })

  it('never touch and never leave the plot when there is room for all', () => {
    const wishes = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(wishes, (wanted) => {
        const places = spread(wanted, 16, 0, 300).toSorted((a, b) => a - b)
        places.forEach((place, index) => {
          expect(place).toBeGreaterThanOrEqual(-1e-9)
          expect(place).toBeLessThanOrEqual(300 + 1e-9)
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9)
        })
      }),
    )
  })
})

describe('a hatch', () => {
  it('stays within its box, in both directions', () => {
    const box = { left: 10, right: 60, top: 5, bottom: 20 }
    for (const { x, x2, y, y2 } of [...hatchBox(box, 5), ...counterHatchBox(box, 5)]) {
      for (const across of [x, x2]) expect(across >= box.left && across <= box.right).toBe(true)
      for (const down of [y, y2]) expect(down >= box.top && down <= box.bottom).toBe(true)
    }
  })

  it('leaves out a hole', () => {
    const outer = [
      [0, 0],
      [30, 0],
      [30, 30],
      [0, 30],
    ]
    const hole = [
      [10, 10],
      [20, 10],
      [20, 20],
      [10, 20],
    ]
    const crossed = hatchRings([outer, hole], 30).filter((stroke) => stroke[0]?.[0] === 0 || stroke[1]?.[0] === 30)
    expect(crossed.length).toBeGreaterThanOrEqual(2)
    expect(hatchRings([outer, hole], 7).every(([from, to]) => !isInHole(middle(from, to)))).toBe(true)
  })
})

const middle = (a: readonly number[] | undefined, b: readonly number[] | undefined): readonly number[] =>
  [0, 1].map((axis) => ((a?.[axis] ?? 0) + (b?.[axis] ?? 0)) / 2)
const isInHole = ([x = 0, y = 0]: readonly number[]): boolean => x > 10 && x < 20 && y > 10 && y < 20

describe('an axis', () => {
  it('begins at zero and ends at a round number', () => {
    expect(linearScale([37, 412], 5)).toEqual({ type: 'linear', domain: [0, 500], ticks: [0, 100, 200, 300, 400, 500] })
    expect(linearScale([0.97], 4, 1).domain).toEqual([0, 1])
  })

  it('draws zeros of a logarithmic axis on its floor', () => {
    const scale = logScale([0, 20, 900])
    expect(scale.domain).toEqual([10, 1000])
    expect(pixelOf(scale, 0, 100)).toBe(100)
  })

  it('has no more period labels than fit, and each year once', () => {
    const periods = monthly(Array.from({ length: 30 }, () => count(1))).flatMap(({ period }) => period ?? [])
    const ticks = periodTicks(periods, 'month', 400)
    expect(ticks.length).toBeLessThanOrEqual(7)
    const years = ticks.flatMap(({ label }) => (typeof label === 'string' ? [] : [label[1]]))
    expect(years).toEqual([...new Set(years)])
  })
})
