import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { attackerIntervals } from '#analytics/disclosure/audit/attacker-intervals.js'
import { isSafe } from '#analytics/disclosure/audit/audit.js'
import { asTables } from '#analytics/disclosure/suppression/publication.js'
import { suppress } from '#analytics/disclosure/suppression/suppress.js'
import { toPublish } from '../../oracles/crossed.js'

const threshold = 11
const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 11, max: 90 }))
const list = <T>(of: fc.Arbitrary<T>, length: number) => fc.array(of, { minLength: length, maxLength: length })
const twoWay = list(list(cell, 4), 3)
const overPeriods = list(list(list(cell, 3), 2), 2)

/** The withheld cells by their paths. */
function withheldOf(table: Parameters<typeof toPublish>[0]) {
  const { publication, paths } = toPublish(table, threshold)
  return paths.filter((_, i) => suppress(publication, threshold).withheld[i])
}

describe('what is withheld beside small cells', () => {
  it('is a rectangle around two of them where there is one', () => {
    expect(
      withheldOf([
        [120, 4, 33],
        [56, 61, 2],
        [77, 45, 90],
      ]),
    ).toHaveLength(4)
  })

  it('is nothing where no cell is small', () => {
    expect(
      withheldOf([
        [30, 40],
        [20, 11],
      ]),
    ).toEqual([])
  })

  it('keeps every small cell from an attacker with all margins, whatever the table, its periods and its zeros', () => {
    fc.assert(
      fc.property(fc.oneof(twoWay, overPeriods), (table) => {
        const { publication } = toPublish(table, threshold)
        const { withheld, audit } = suppress(publication, threshold)
        const tables = asTables(publication, withheld)
        const open = [...audit.exact, ...audit.provablySmall]
        expect(audit.shownSmall.filter((place) => place !== tables.cells.length - 1)).toEqual([])
        for (const { cell, min, max } of attackerIntervals(tables)) {
          if (open.includes(cell)) continue
          const { value } = tables.cells[cell]!
          expect(max).toBeGreaterThan(min)
          if (value > 0 && value < threshold) expect(max).toBeGreaterThanOrEqual(threshold)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('leaves a cell open only where withholding everything but the total would', () => {
    fc.assert(
      fc.property(fc.oneof(twoWay, overPeriods), (table) => {
        const { publication } = toPublish(table, threshold)
        const { audit } = suppress(publication, threshold)
        const all = attackerIntervals(
          asTables(
            publication,
            publication.units.map(() => true),
          ),
        )
        const hopeless = all.filter(({ min, max }) => min === max || max < threshold).map((each) => each.cell)
        expect([...audit.exact, ...audit.provablySmall].filter((open) => !hopeless.includes(open))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('is the same each time it is asked for', () => {
    const table = [
      [20, 50, 10, 19],
      [8, 19, 22, 3],
      [17, 32, 12, 6],
    ]
    expect(withheldOf(table)).toEqual(withheldOf(table))
    expect(isSafe(suppress(toPublish(table, threshold).publication, threshold).audit)).toBe(true)
  })
})
