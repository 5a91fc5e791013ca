import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { StandardisedAnswer } from '#analytics/contract/standardised.js'
import { answerOf, bands, codes, type Counts } from '../support/standardised.js'

describe('for those who may not see small counts', () => {
  it('a direct proportion is shown where all its strata are large', () => {
    const large = answerOf(
      {
        female: [
          [20, 90],
          [30, 30],
        ],
        male: [
          [40, 300],
          [20, 20],
        ],
      },
      11,
    )
    expect(large.groups[0]).toMatchObject({ direct: { status: 'shown' }, indirect: { status: 'shown' } })
    const small = answerOf(
      {
        female: [
          [20, 90],
          [9, 30],
        ],
        male: [
          [40, 300],
          [20, 20],
        ],
      },
      11,
    )
    expect(small.groups[0]).toMatchObject({ crude: { status: 'shown' }, direct: { status: 'suppressed' } })
    expect(codes(small)).toContain('protected-strata')
  })

  it('a ratio is shown where few of a stratum have the outcome, but the stratum is large', () => {
    const { groups } = answerOf(
      {
        female: [
          [20, 90],
          [9, 30],
        ],
        male: [
          [40, 300],
          [20, 20],
        ],
      },
      11,
    )
    expect(groups[0]?.indirect).toMatchObject({ status: 'shown' })
  })

  it('nothing is shown of a small group, nor its weight', () => {
    const { groups, standard } = answerOf({ female: [[3, 4]], male: [[4, 0]] }, 11)
    for (const { crude, direct, indirect, reliability, difference } of groups) {
      for (const cell of [crude, direct, indirect, reliability, difference]) {
        expect(cell).toEqual({ status: 'suppressed', reason: 'protected' })
      }
    }
    expect(standard.strata[0]?.share).toEqual({ status: 'suppressed', reason: 'protected' })
  })
})

const threshold = 11
const size = fc.oneof(
  { arbitrary: fc.constant(0), weight: 1 },
  { arbitrary: fc.integer({ min: 0, max: 14 }), weight: 1 },
  { arbitrary: fc.integer({ min: 11, max: 90 }), weight: 8 },
)
const table = (most: number, least: number) =>
  fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: least, max: most })).chain(([groups, strata]) => {
    const line = fc.array(fc.tuple(size, size), { minLength: strata, maxLength: strata })
    return fc.array(line, { minLength: groups, maxLength: groups })
  })

describe('an attacker who takes every weighted number for all the counts it was made of', () => {
  it.each([
    ['own', 1],
    ['us2000', 4],
  ])('has no count from 1 to 10, standardised to %s', (standard, leastStrata) => {
    let shown = 0
    fc.assert(
      fc.property(table(4, leastStrata), (counts) => {
        const named = Object.fromEntries(counts.map((line, i) => [`g${i}`, line]))
        const answer = answerOf(named, threshold, { by: ['site'], standard })
        expect(smallCountsOf(answer, named)).toEqual([])
        shown += answer.groups.filter(({ direct }) => direct?.status === 'shown').length
      }),
      { numRuns: 1000 },
    )
    expect(shown).toBeGreaterThan(100)
  })
})

/** What can be worked out, stratum by stratum: of yes, of no and of both together. */
function smallCountsOf(
  { groups, total, standard }: StandardisedAnswer,
  counts: Readonly<Record<string, readonly Counts[]>>,
): readonly string[] {
  const isShown = (cell: { readonly status: string } | undefined) => cell?.status === 'shown'
  const lines = groups.map(({ key, direct, indirect }) => ({
    counts: counts[key['site'] ?? ''] ?? [],
    outcomes: isShown(direct),
    patients: isShown(direct) || isShown(indirect),
  }))
  const areAllOutcomes = groups.some(({ indirect }) => isShown(indirect)) || isShown(total.direct)
  const isOwn = standard.id === 'own'
  const areAllPatients =
    areAllOutcomes ||
    (isOwn && (lines.some(({ outcomes }) => outcomes) || standard.strata.some(({ share }) => isShown(share))))
  const parts = [
    { of: ([yes]: Counts) => yes, isKnown: (line: (typeof lines)[0]) => line.outcomes, isAllKnown: areAllOutcomes },
    { of: ([, no]: Counts) => no, isKnown: (line: (typeof lines)[0]) => line.outcomes, isAllKnown: areAllOutcomes },
    {
      of: ([yes, no]: Counts) => yes + no,
      isKnown: (line: (typeof lines)[0]) => line.patients,
      isAllKnown: areAllPatients,
    },
  ]
  return bands.slice(0, 4).flatMap((band, stratum) =>
    parts.flatMap(({ of, isKnown, isAllKnown }, part) => {
      const at = (line: (typeof lines)[0]) => of(line.counts[stratum] ?? [0, 0])
      const told = lines.filter(isKnown).map(at)
      const hidden = lines.filter((line) => !isKnown(line) && at(line) > 0).map(at)
      const left = hidden.reduce((all, count) => all + count, 0)
      const isSmall = (count: number) => count > 0 && count < threshold
      const most = left - (hidden.length - 1)
      const found = [...told.filter(isSmall), ...(isAllKnown && hidden.length > 0 && isSmall(most) ? [most] : [])]
      const whole = isAllKnown ? [lines.map(at).reduce((all, count) => all + count, 0)].filter(isSmall) : []
      return [...found, ...whole].map((count) => `${band} part ${part}: ${count}`)
    }),
  )
}
