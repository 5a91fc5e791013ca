import { describe, expect, it } from '@jest/globals'
import { age } from '#analytics/vocabulary/age.js'

describe('ages as tables write them', () => {
  it.each([
    ['79', 79],
    ['79.0', 79],
    ['65.889', 65],
    ['0', 0],
    ['075Y', 75],
    ['018M', 1],
    ['006W', 0],
    ['400D', 1],
    ['75 years', 75],
    ['75yo', 75],
    ['18 months', 1],
    ['89', 89],
    ['90', 90],
    ['103', 90],
    ['over 89', 90],
    ['>89', 90],
    ['90+', 90],
  ])('%s is %i whole years', (text, years) => {
    expect(age(text)).toEqual({ status: 'known', years })
  })

  it.each(['890', '999', '-1', 'old', '', '7Z', '(74,59]', '100-130'])('%s is no age', (text) => {
    expect(age(text)).toEqual({ status: 'invalid' })
  })

  it.each([
    ['(59,74]', 60, 67, 74],
    ['[60, 75)', 60, 67, 74],
    ['60-74', 60, 67, 74],
    ['18 to 49', 18, 33, 49],
    ['(84,120]', 85, 90, 90],
  ])('%s is an interval', (text, lower, middle, upper) => {
    expect(age(text)).toEqual({ status: 'interval', lower, middle, upper })
  })
})
