import { describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { methods } from '../oracles/methods/all.js'
import { compare } from '../oracles/compare.js'
import { readOracles } from '../oracles/oracle-file.js'
import { methodOf, outcomeOf } from '../oracles/outcome.js'
import { shared } from '../support/shared-data.js'

const folders = [
  ['kept with the tests', join(import.meta.dirname, '../reference')],
  ['of the project', process.env['TOPOGRAM_ORACLES'] ?? join(shared, 'oracles')],
] as const

describe.each(folders)('the oracles %s', (_, folder) => {
  const files = existsSync(folder) ? readOracles(folder) : []
  if (files.length === 0) {
    // Skipped where they are absent: the project's own lie beside the repository, and the copy of most is tested anywhere.
    it.skip('are not here', () => undefined)
    return
  }

  it.each(files.map((file) => [file.name, file] as const))('%s', (_name, file) => {
    const method = methodOf(file, methods)
    if (method === undefined) throw new Error(`there is no method for ${file.name}`)
    expect(outcomeOf(file, method).filter(({ misses }) => misses.length > 0)).toEqual([])
  })
})

it('has its own copy of the oracles on any machine', () => {
  expect(readOracles(folders[0][1]).length).toBeGreaterThanOrEqual(27)
})

describe('comparing with an oracle', () => {
  const exact = () => ({ absolute: 0, relative: 0 })

  it('misses a value that is NaN, absent, of another kind or beyond the tolerance', () => {
    for (const got of [{ a: NaN }, {}, { a: '1' }, { a: null }, { a: 1.02 }]) {
      expect(compare({ a: 1 }, got, () => ({ absolute: 0.01, relative: 0 })).misses).toHaveLength(1)
    }
  })

  it('takes what is not defined for that alone', () => {
    expect(compare({ a: null }, { a: null }, exact).misses).toEqual([])
    for (const got of [{ a: NaN }, { a: 0 }, {}]) expect(compare({ a: null }, got, exact).misses).toHaveLength(1)
  })

  it('misses a list that is longer or shorter', () => {
    expect(compare([1, 2], [1], exact).misses).toHaveLength(1)
    expect(compare([1], [1, 2], exact).misses).toHaveLength(1)
  })

  it('tells the error in units of the tolerance', () => {
    expect(compare([10], [10.5], () => ({ absolute: 0.5, relative: 0.05 })).worst).toBeCloseTo(0.5, 12)
  })
})
