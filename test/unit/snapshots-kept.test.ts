import { describe, expect, it } from '@jest/globals'
import { asOfSnapshot, UnknownSnapshot } from '#api/snapshots/as-of.js'
import { superseded } from '#api/snapshots/retention.js'
import { published } from '../support/manifest.js'

const newestFirst = [
  published('5', '2024-03-09'),
  published('4', '2024-03-05'),
  published('3', '2024-03-01'),
  published('2', '2024-02-20'),
  published('1', '2024-02-10'),
]
const ids = (short: readonly string[]) => short.map((id) => id.padStart(12, '0'))

describe('retention', () => {
  it('keeps the last ones, and the first of each month for good', () => {
    expect(superseded(newestFirst, '5'.padStart(12, '0'), 1)).toEqual(ids(['4', '2']))
    expect(superseded(newestFirst, '5'.padStart(12, '0'), 2)).toEqual(ids(['2']))
  })

  it('keeps the current one also when it is not the newest', () => {
    expect(superseded(newestFirst, '2'.padStart(12, '0'), 1)).toEqual(ids(['4']))
  })
})

describe('asOf', () => {
  it('names a snapshot by its id', () => {
    expect(asOfSnapshot('000000000002', newestFirst).id).toBe('000000000002')
  })

  it('names the last one published by the end of a day', () => {
    expect(asOfSnapshot('2024-03-05', newestFirst).id).toBe('000000000004')
    expect(asOfSnapshot('2024-03-04', newestFirst).id).toBe('000000000003')
  })

  it.each(['2024-02-09', 'ffffffffffff', 'yesterday'])('names nothing by %j, and says what is kept', (asOf) => {
    expect(() => asOfSnapshot(asOf, newestFirst)).toThrow(UnknownSnapshot)
    expect(() => asOfSnapshot(asOf, newestFirst)).toThrow(/000000000005/)
  })
})
