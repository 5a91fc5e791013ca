import { describe, expect, it } from '@jest/globals'
import { Progress, timeLeft, told } from '#api/commands/progress.js'

describe('how far an export is', () => {
  it('is a bar with the pace and the time left on a terminal, and a plain line elsewhere', () => {
    const half = { read: 5_000, rejected: 12, expected: 10_000, seconds: 2 }
    expect(told(half, true)).toBe(
      '  ████████████░░░░░░░░░░░░ 50 % of 10,000 records, 2,500 a second, 12 rejected, 2 s left',
    )
    expect(told(half, false)).toBe('  50 % of 10,000 records, 2,500 a second, 12 rejected, 2 s left')
  })

  it('is a count where it is not known how much there is', () => {
    expect(told({ read: 1_234, rejected: 0, expected: undefined, seconds: 0.5 }, true)).toBe(
      '  1,234 records, 2,468 a second',
    )
  })

  it('forecasts nothing before the pace is known', () => {
    const slow = { read: 1, rejected: 0, expected: 353_403, seconds: 3 }
    expect(told(slow, false)).toBe('  0 % of 353,403 records')
    expect(told({ ...slow, read: 300 }, false)).toBe('  0 % of 353,403 records, 100 a second')
    expect(told({ ...slow, read: 3_000, seconds: 30 }, false)).toBe(
      '  0 % of 353,403 records, 100 a second, 58 min 24 s left',
    )
  })

  it('never says more than all of it', () => {
    expect(told({ read: 11, rejected: 0, expected: 10, seconds: 1 }, false)).toBe('  100 % of 10 records, 11 a second')
  })

  it.each([
    [0.2, '1 s left'],
    [59, '59 s left'],
    [75, '1 min 15 s left'],
    [3_700, '1 h 1 min left'],
  ])('says %p seconds as %s', (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words)
  })

  it('is told now and then, and the line is ended before another is begun', () => {
    const written: string[] = []
    let now = 0
    const terminal = { isTTY: true, write: (text: string) => written.push(text) }
    const progress = new Progress(terminal, () => now)
    progress.step('reading demo')
    for (now = 100; now <= 500; now += 100) progress.page({ read: now, rejected: 0 }, 1000)
    progress.step('checking')
    expect(written).toHaveLength(1 + 2 + 1 + 1)
    expect(written.at(-2)).toBe('\n')
  })
})
