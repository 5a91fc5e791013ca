import { describe, expect, it } from '@jest/globals'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { strataTable } from '#analytics/standardisation/strata-table.js'
import { answerOf, asked, codes, row } from '../support/standardised.js'

describe('a weighted number is undefined, with its reason', () => {
  it('where nobody is known', () => {
    const { groups } = answerOf({ female: [[0, 0, 40]], male: [[20, 30]] })
    expect(groups[0]).toMatchObject({
      crude: { status: 'undefined', reason: 'no-denominator' },
      direct: { status: 'undefined', reason: 'no-denominator', strata: [] },
      indirect: { status: 'undefined', reason: 'no-denominator' },
      reliability: { status: 'undefined', reason: 'no-denominator' },
      difference: { status: 'undefined', reason: 'no-denominator' },
    })
  })

  it('where a stratum of the standard has nobody of the group', () => {
    const answer = answerOf({
      female: [
        [20, 30],
        [0, 0, 7],
        [1, 1],
      ],
      male: [
        [20, 30],
        [9, 9],
        [1, 1],
      ],
    })
    expect(answer.groups[0]?.direct).toEqual({ status: 'undefined', reason: 'empty-stratum', strata: ['18–49'] })
    expect(answer.groups[0]?.indirect).toMatchObject({ status: 'shown' })
    expect(codes(answer)).toContain('empty-stratum')
  })

  it('where nobody of the selection has the outcome', () => {
    const { groups } = answerOf({ female: [[0, 30]], male: [[0, 20]] })
    expect(groups[0]?.indirect).toEqual({ status: 'undefined', reason: 'none-expected' })
    expect(groups[0]?.direct).toMatchObject({ status: 'shown', value: 0 })
    expect(groups[0]?.reliability).toEqual({ status: 'shown', reliable: false, standardisable: false })
  })

  it('where no age of the standard is asked for', () => {
    const where = [{ dimension: 'ageBand', values: ['unknown'] }]
    const { groups, standard } = answerOf(
      {
        female: [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
          [20, 30],
        ],
      },
      null,
      { standard: 'us2000', where },
    )
    expect(groups[0]).toMatchObject({ crude: { status: 'undefined' }, leftOut: { status: 'shown', value: 50 } })
    expect(standard.strata).toEqual([])
  })
})

describe('a standardised answer', () => {
  it('weights each stratum by those known in the whole selection', () => {
    const { groups, standard } = answerOf({
      female: [
        [10, 90],
        [30, 30],
      ],
      male: [
        [0, 300],
        [20, 20],
      ],
    })
    const share = 400 / 500
    expect(standard.strata[0]?.share).toEqual({ status: 'shown', value: share })
    const direct = groups[0]?.direct
    if (direct?.status !== 'shown') throw new Error('not shown')
    expect(direct.value).toBeCloseTo(share * 0.1 + (1 - share) * 0.5, 12)
    // 100 patients at 10 of 400, 60 at 50 of 100.
    expect(groups[0]?.indirect).toMatchObject({ observed: 40, expected: 100 * (10 / 400) + 60 * (50 / 100) })
  })

  it('leaves those of an unknown stratum out, and counts them', () => {
    const { total } = answerOf({
      female: [
        [10, 90],
        [0, 0],
        [0, 0],
        [0, 0],
        [5, 4, 3],
      ],
    })
    expect(total).toMatchObject({ crude: { numerator: 10, denominator: 100 }, leftOut: { value: 12 } })
  })

  it('has intervals of the level asked for', () => {
    const { groups } = answerOf({ female: [[10, 90]], male: [[30, 50]] }, null, { confidence: 0.9 })
    for (const { crude, direct, indirect, difference } of groups) {
      for (const cell of [crude, direct, indirect, difference]) {
        expect(cell).toMatchObject({ interval: { confidence: 0.9 } })
      }
    }
  })

  it('is refused where it would have more than 100,000 cells', () => {
    const rows = Array.from({ length: 1_001 }, (_, i) => ({ g0: `site ${i}`, s0: `s${i % 100}`, ...row([1, 1]) }))
    expect(() =>
      strataTable({ ...asked, by: ['site'], strata: ['project'] }, { groups: rows, total: rows, sites: 1 }),
    ).toThrow(BadQuestion)
  })
})
