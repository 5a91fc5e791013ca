import { describe, expect, it } from '@jest/globals'
import { generate } from '#data/synthetic/generate.js'
import { written as writtenAs, type Node } from '#data/synthetic/node.js'

const nodesOf = (dirt: boolean): readonly Node[] => [...generate({ studies: 30_000, seed: 3, dirt })]
const dirty = nodesOf(true)
const written = (type: string, name: string): ReadonlySet<unknown> =>
  new Set(dirty.filter((node) => node.type === type).map((node) => node[name]))

describe('dirt in the synthetic repository', () => {
  it('is the same for the same seed', () => {
    expect(JSON.stringify(nodesOf(true)) === JSON.stringify(dirty)).toBe(true)
  })

  it('spoils a few percent of the records and leaves the others as they are', () => {
    const clean = new Set(nodesOf(false).map((node) => JSON.stringify(node)))
    const spoilt = dirty.filter((node) => !clean.has(JSON.stringify(node))).length / dirty.length
    expect(spoilt).toBeGreaterThan(0.02)
    expect(spoilt).toBeLessThan(0.08)
  })

  it.each([
    ['case', 'age_at_index', [890, -1, '>89', 'NaN']],
    ['case', 'sex', ['F', 'M', 'female ']],
    ['case', 'icu_indicator', ['0', '1', 'FALSE']],
    ['case', 'submitter_id', [null]],
    ['imaging_study', 'study_modality', ["['PT','NM']", 'DX,CR', null]],
    ['imaging_study', 'study_year', [1901, 9999, '2021.0']],
    ['imaging_study', 'days_to_study', [99_999, -99_999]],
    ['imaging_study', 'cases', [null]],
    ['visit', 'discharge_type', [' ', 'EXPIRED  IN HOSPITAL']],
    ['measurement', 'test_result_text', ['DETECTED', 'see comment']],
    ['annotation', 'midrc_mRALE_score', [48]],
  ])('writes %s.%s in ways the dictionary does not know', (type, name, values) => {
    const found = written(type, name)
    expect(values.filter((value) => !found.has(value))).toEqual([])
  })

  it('writes ages as DICOM does, ZIP prefixes as spreadsheets do, and full ZIP codes', () => {
    expect([...written('case', 'age_at_index')].some((age) => /^\d{3}Y$/.test(String(age)))).toBe(true)
    expect([...written('case', 'zip')].some((zip) => /^\d{2}$/.test(String(zip)))).toBe(true)
    expect([...written('case', 'zip')].some((zip) => /^\d{5}$/.test(String(zip)))).toBe(true)
  })

  it('discharges some before they were admitted', () => {
    const early = dirty.filter(
      ({ type, days_to_hospital_admission: from, days_to_hospital_discharge: to }) =>
        type === 'visit' && typeof from === 'number' && typeof to === 'number' && to < from,
    )
    expect(early.length).toBeGreaterThan(0)
  })

  it('sends some cases and studies twice, word for word or with another content', () => {
    for (const type of ['case', 'imaging_study']) {
      const first = new Map<string, string>()
      const again = { same: 0, other: 0 }
      for (const node of dirty.filter((one) => one.type === type && one['submitter_id'])) {
        const key = writtenAs(node['submitter_id'])
        const before = first.get(key)
        if (before === undefined) first.set(key, JSON.stringify(node))
        else again[before === JSON.stringify(node) ? 'same' : 'other'] += 1
      }
      expect(again.same).toBeGreaterThan(10)
      expect(again.other).toBeGreaterThan(10)
    }
  })
})
