import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mergeWithheld, protectedGroups } from '#analytics/representation/merge-withheld.js'

const threshold = 11
const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 90 }))
const group = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 6 }))
  .chain(([periods, categories]) =>
    fc.array(fc.array(size, { minLength: periods, maxLength: periods }), {
      minLength: categories,
      maxLength: categories,
    }),
  )
  .map((rows) => rows.map((counts, i) => ({ value: `c${i}`, counts, reference: 1 })))
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

describe('an attacker with one comparison', () => {
  it('pins no category below the threshold, at the end or between two periods', () => {
    fc.assert(
      fc.property(group, (categories) => {
        const { withheld, categories: merged, isShown } = mergeWithheld(categories, threshold)
        if (!isShown.includes(true)) return
        const members = categories.filter(({ value }) => withheld.includes(value))
        const together = sumOf(members.map(({ counts }) => sumOf(counts)))
        if (members.length > 0) expect(together - (members.length - 1)).toBeGreaterThanOrEqual(threshold)
        const totals = isShown.map((_, i) => sumOf(merged.map(({ counts }) => counts[i] ?? 0)))
        for (const line of [...merged.map(({ counts }) => counts), totals]) {
          const shown = line.filter((_, i) => isShown[i])
          const steps = shown.map((value, i) => value - (shown[i - 1] ?? 0))
          expect(steps.filter((step) => step > 0 && step < threshold)).toEqual([])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('has no small group back from the others and their sum', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 2, maxLength: 6 }), (sizes) => {
        const groups = sizes.map((count) => [{ value: 'a', counts: [count], reference: 1 }])
        const hidden = protectedGroups(groups, threshold)
        expect(sizes.filter((count, i) => !hidden[i] && count > 0 && count < threshold)).toEqual([])
        // Fewer than the threshold altogether are withheld with their sum.
        if (sumOf(sizes) < threshold) return
        expect(sizes.filter((count, i) => hidden[i] && count > 0)).not.toHaveLength(1)
      }),
      { numRuns: 2000 },
    )
  })
})
