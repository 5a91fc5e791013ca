import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Cell } from '#analytics/contract/cell.js'
import { plainLabels } from '../../web/figures/figure-labels.js'
import { finding, isEmpty } from '../../web/figures/finding.js'
import { answer, count, group, monthly, noDenominator, proportion, smallCount, whole } from '../support/answer.js'

const sentence = (parts: Parameters<typeof answer>[0]): string =>
  finding(answer(parts), plainLabels).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const repeated = (values: readonly number[]) => monthly(values.map(count))

describe('the finding', () => {
  it('tells how a share of contributions moved from the first third to the last', () => {
    const groups = [
      group({ modality: 'CT' }, repeated([20, 20, 40, 50, 60, 60])),
      group({ modality: 'DX' }, repeated([50, 50, 40, 30, 25, 25])),
    ]
    expect(sentence({ groups, total: repeated([100, 100, 100, 100, 100, 100]) })).toBe(
      'CT share of contributed studies rose from 20 % (Aug 2021 – Sep 2021) to 60 % (Dec 2021 – Jan 2022)',
    )
  })

  it('tells a peak that stands out', () => {
    expect(sentence({ total: repeated([100, 120, 900, 110, 90]) })).toBe(
      'Contributions peaked in Oct 2021, at 900 studies',
    )
  })

  it('names the largest known group of a whole, and the unknown only when they are most', () => {
    const parts = (unknown: number) => ({
      grain: 'none' as const,
      groups: [
        group({ sex: 'female' }, whole(count(60))),
        group({ sex: 'male' }, whole(count(40))),
        group({ sex: 'unknown' }, whole(count(unknown))),
      ],
      total: whole(count(100 + unknown)),
    })
    expect(sentence(parts(70))).toBe('female is the largest group: 60 of 170 studies (35 %)')
    expect(sentence(parts(300))).toBe('sex is not known for 300 of 400 studies')
  })

  it('tells a difference only where intervals do not overlap', () => {
    const parts = (lower: number) => ({
      ...{ measure: 'icuAdmitted' as const, grain: 'none' as const, total: whole(proportion(110, 2000, 0.046, 0.066)) },
      groups: [
        group({ ageBand: '18-49' }, whole(proportion(20, 900, 0.014, 0.034))),
        group({ ageBand: '65+' }, whole(proportion(90, 1100, lower, 0.099))),
      ],
    })
    expect(sentence(parts(0.067))).toBe(
      'Admitted to intensive care: 8.2 % in 65+, 2.2 % in 18-49; intervals do not overlap',
    )
    expect(sentence(parts(0.03))).toBe('Admitted to intensive care: the intervals of all shown groups overlap')
  })

  it('says nothing of provisional periods', () => {
    expect(sentence({ total: monthly([100, 100, 100, 100, 9000].map(count), 1) })).not.toContain('9,000')
  })

  it('says that nothing matches, or that nothing may be shown, in different words', () => {
    expect(sentence({ total: repeated([0, 0]) })).toContain('nothing in the repository matches')
    expect(sentence({ total: monthly([smallCount, smallCount]) })).toContain('no number here may be shown')
    expect(isEmpty(answer({ measure: 'icuAdmitted', total: whole(noDenominator) }))).toBe(true)
  })

  const cell = fc.nat({ max: 400 })
  const protectedCell = (value: number): Cell => (value > 0 && value <= 10 ? smallCount : count(value))

  it('never speaks of a group whose number is suppressed, nor holds a small count', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (values) => {
        const names = values.map((_, index) => `group${String.fromCharCode(65 + index)}`)
        const groups = values.map((value, index) => group({ race: names[index] ?? '' }, whole(protectedCell(value))))
        const sum = values.reduce((a, b) => a + b, 0)
        const text = sentence({ grain: 'none', groups, total: whole(protectedCell(sum)) })
        values.forEach((value, index) => {
          if (value > 0 && value <= 10) expect(text).not.toContain(names[index] ?? '')
        })
        expect(text).not.toMatch(/: ([1-9]|10) of /)
      }),
    )
  })

  it('compares no spans that a suppressed period is in, and has at most 20 words', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), fc.nat({ max: 5 }), (values, place) => {
        const hidden = values.map((value, index) => (index === place ? smallCount : protectedCell(value)))
        const groups = [group({ modality: 'CT' }, monthly(hidden))]
        const text = sentence({ groups, total: monthly(values.map((value) => count(value + 50))) })
        if (place < 2 || place >= 4) expect(text).not.toMatch(/CT share/)
        expect(text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(20)
      }),
    )
  })
})
