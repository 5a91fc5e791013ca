import { describe, expect, it } from '@jest/globals'
import { countedObservations } from '#api/connectors/counted.js'

const free = (value: string) =>
  ({ entity: 'patient', field: 'race', kind: 'unmapped', value, reason: 'not in the code list "race"' }) as const

describe('what could not be used', () => {
  it('is counted by its spelling, the most frequent first', () => {
    const counted = countedObservations()
    for (const value of ['a', 'b', 'b']) counted.add(free(value))
    expect(counted.all()).toEqual([
      { ...free('b'), records: 2 },
      { ...free('a'), records: 1 },
    ])
  })

  it('is counted together beyond ten thousand spellings, those known before still by themselves', () => {
    const counted = countedObservations()
    for (let i = 0; i < 12_000; i += 1) counted.add(free(`spelling ${i}`))
    counted.add(free('spelling 7'))
    const [first, second, ...rest] = counted.all()
    expect([first, second]).toEqual([
      { ...free('(others)'), records: 2_000 },
      { ...free('spelling 7'), records: 2 },
    ])
    expect(rest).toHaveLength(9_999)
  })
})
