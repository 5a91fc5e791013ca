import { describe, expect, it } from '@jest/globals'
import { expression } from '#api/connectors/files/expression.js'

describe('a regular expression of a mapping', () => {
  it.each([
    ['_(\\d{8})', 'RSNA_20220308, ACR_20230415', ['20220308', '20230415']],
    ['\\d+', 'a1b22', ['1', '22']],
    ['(?:(CT)|(MR))', 'MR CT', ['MR', 'CT']],
    ['(?<day>\\d\\d)/', '07/12/', ['07', '12']],
    ['\\p{L}+', 'é1ß', ['é', 'ß']],
    ['x', 'abc', []],
  ])('%s takes its group, or all it matches', (pattern, text, found) => {
    expect(expression(pattern).all(text)).toEqual(found)
  })

  it('ends in time that grows with the text alone', () => {
    const startedAt = performance.now()
    expect(expression('^(a+)+$').finds(`${'a'.repeat(50_000)}!`)).toBe(false)
    expect(expression('(x+x+)+y').all('x'.repeat(2_000))).toEqual([])
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})
