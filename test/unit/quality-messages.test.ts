import { describe, expect, it } from '@jest/globals'
import { rules } from '#analytics/quality/rules.js'
import { wholeNumber } from '#analytics/vocabulary/whole-number.js'

describe('what a rule found', () => {
  it.each(rules.map((rule) => [rule.id, rule.entity, rule] as const))(
    'is told by %s of %s with thousands apart',
    (_id, _entity, { message }) => {
      const told = message({ site: null, failed: 10_724, of: 71_234, detail: 'site north' })
      expect(told).toContain('10,724')
      expect(told).not.toMatch(/10724|71234/)
    },
  )

  it('is a number in figures below a thousand too', () => {
    expect([0, 24, 999, 1000, 10_723].map(wholeNumber)).toEqual(['0', '24', '999', '1,000', '10,723'])
  })
})
