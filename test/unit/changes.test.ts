import { describe, expect, it } from '@jest/globals'
import type { Cell } from '#analytics/contract/cell.js'
import { disclosedChanges } from '#analytics/cube/changes.js'
import { movedNumbers } from '#analytics/cube/moved-numbers.js'

const policy = { threshold: 11 }
const hidden: Cell = { status: 'suppressed', reason: 'protected' }
const shown = (value: number): Cell => ({ status: 'shown', value })

const rows = (counts: Readonly<Record<string, number>>, value = 'all') =>
  Object.entries(counts).map(([status, records]) => ({ value, status, records, patients: records }))
const split = (...groups: readonly ReturnType<typeof rows>[]) => ({ rows: groups.flat(), overlaps: false })

describe('changes between two snapshots', () => {
  it('show no total that a split withholds', () => {
    const byProject = split(rows({ added: 3, same: 500 }, 'A'), rows({ added: 8, same: 500 }, 'B'))
    const { total } = disclosedChanges(rows({ added: 11, same: 1000 }), [byProject], policy)
    expect(total.added).toEqual(hidden)
    expect(disclosedChanges(rows({ added: 11, same: 1000 }), [], policy).total.added).toEqual(shown(11))
  })

  it('leave no total as the sum of another split', () => {
    const byProject = split(rows({ added: 3, same: 500 }, 'A'), rows({ added: 8, same: 500 }, 'B'))
    const bySite = split(rows({ added: 11, same: 1000 }, 'north'))
    const byMonth = split(rows({ added: 11, same: 500 }, '2024-01'), rows({ same: 500 }, '2024-02'))
    const { splits } = disclosedChanges(rows({ added: 11, same: 1000 }), [byProject, bySite, byMonth], policy)
    expect(splits[1]?.[0]?.cells.added).toEqual(hidden)
    expect(splits[2]?.[0]?.cells.added).toEqual(hidden)
  })

  it('let both sums be told unless they give a withheld count back', () => {
    const isSafe = (counts: Readonly<Record<string, number>>) => disclosedChanges(rows(counts), [], policy).areSumsSafe
    expect(isSafe({ added: 30, changed: 40, same: 500 })).toBe(true)
    expect(isSafe({ added: 2, same: 1000 })).toBe(false)
    expect(isSafe({ added: 30, changed: 3, removed: 20, same: 500 })).toBe(false)
    expect(isSafe({ changed: 3, same: 500 })).toBe(true)
    expect(disclosedChanges(rows({ added: 2, same: 1000 }), [], { threshold: null }).areSumsSafe).toBe(true)
  })
})

describe('numbers of two snapshots', () => {
  const safe = { patients: true, studies: true }
  const share = (numerator: number, denominator: number): Cell => ({
    ...{ status: 'shown', value: numerator / denominator, numerator, denominator },
  })
  const moved = (measure: string, from: Cell, to: Cell, areSafe = safe, threshold: number | null = 11) =>
    movedNumbers(new Map([[measure, from]]), new Map([[measure, to]]), areSafe, { threshold })[0]

  it('are withheld where they differ by few, in whole or in a part', () => {
    expect(moved('patients', shown(1003), shown(1005))).toMatchObject({ from: hidden, to: hidden, moved: false })
    expect(moved('patients', shown(1003), shown(1014))).toMatchObject({ from: shown(1003), moved: true })
    expect(moved('covid19Positive', share(50, 100), share(53, 120))?.from).toEqual(hidden)
    expect(moved('covid19Positive', share(50, 100), share(70, 123))?.from).toEqual(hidden)
    expect(moved('covid19Positive', share(50, 100), share(70, 140))?.from).toEqual(share(50, 100))
    expect(moved('patients', shown(1003), shown(1005), safe, null)).toMatchObject({ to: shown(1005), moved: true })
  })

  it('are withheld where the sums of what changed are', () => {
    expect(moved('patients', shown(1003), shown(1003), { ...safe, patients: false })?.to).toEqual(hidden)
    expect(moved('studies', shown(1003), shown(1003), { ...safe, patients: false })?.to).toEqual(shown(1003))
  })

  it('of records that are not compared are shown where they did not move', () => {
    const stays = (denominator: number): Cell => ({ status: 'shown', value: 4, denominator })
    expect(moved('hospitalStay', stays(100), stays(100))?.to).toEqual(stays(100))
    expect(moved('hospitalStay', stays(100), stays(140))?.to).toEqual(hidden)
  })
})
