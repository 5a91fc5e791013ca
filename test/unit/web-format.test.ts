import { describe, expect, it } from '@jest/globals'
import { cellInFull, cellValue, knownShare } from '../../web/format/cell.js'
import { calendarDay, calendarMonth, dayBefore, instant, minutesSince } from '../../web/format/date.js'
import { count, measured, percent, percentDigits, roundPercent, short, signedCount } from '../../web/format/number.js'
import { lastDay, periodName } from '../../web/format/period.js'
import { unbroken } from '../../web/format/unbroken.js'
import { ageOf, isStale } from '../../web/controls/age.js'

const narrow = '\u202f'

describe('numbers', () => {
  it('are exact and grouped when they count', () => {
    expect(count(30012)).toBe('30,012')
    expect(signedCount(812)).toBe('+812')
    expect(signedCount(-3)).toBe('−3')
    expect(signedCount(0)).toBe('0')
  })

  it('have at most three digits when they measure', () => {
    expect(measured(2.9713)).toBe('2.97')
    expect(short(1_250_000)).toBe('1.25M')
  })

  it('never round a share that is something to nothing, nor one that is not all to all', () => {
    expect(percentDigits(0.0004)).toBe('0.04')
    expect(percentDigits(0.99999)).toBe('> 99.9')
    expect(percent(0)).toBe(`0${narrow}%`)
    expect(percent(1)).toBe(`100${narrow}%`)
    expect(roundPercent(0.004)).toBe(`< 1${narrow}%`)
    expect(roundPercent(0.996)).toBe(`> 99${narrow}%`)
  })
})

describe('cells in words', () => {
  it('tell a proportion with its known patients and its interval', () => {
    // 154 of 4,110 known in MIDRC's open cases; Wilson interval as published with them.
    const cell = {
      status: 'shown',
      value: 154 / 4110,
      numerator: 154,
      denominator: 4110,
      unknown: 3233,
      interval: { lower: 0.0321, upper: 0.0437, confidence: 0.95, method: 'wilson' },
    } as const
    expect(cellInFull(cell, { measure: { kind: 'proportion' }, threshold: 11 }).text).toBe(
      `154 of 4,110 known (3.7${narrow}%, 3.2–4.4)`,
    )
    expect(knownShare(cell)).toBeCloseTo(4110 / 7343, 6)
  })

  it('give every number that is absent its own sign and reason', () => {
    const [counted, share] = (['count', 'proportion'] as const).map((kind) => ({ measure: { kind }, threshold: 5 }))
    if (counted === undefined || share === undefined) throw new Error('two kinds of numbers are told')
    const withheld = cellValue({ status: 'suppressed', reason: 'protected' }, counted)
    const none = cellValue({ status: 'undefined', reason: 'no-denominator' }, share)
    const zero = cellValue({ status: 'shown', value: 0 }, counted)
    expect(withheld.reason).toBe('1–4 patients, or withheld to protect others.')
    expect([withheld.text, none.text, zero.text]).toEqual(['withheld', '–', '0'])
    expect(zero.reason).toBeNull()
    expect(new Set([withheld.reason, none.reason]).size).toBe(2)
  })

  it('tell a duration with its quartiles', () => {
    const cell = { status: 'shown', value: 5, quartiles: { q1: 3, median: 5, q3: 9.25 } } as const
    expect(cellInFull(cell, { measure: { kind: 'duration' }, threshold: 11 }).text).toBe('5 (3–9.25)')
  })

  it('do not tell how much is known where that is withheld', () => {
    expect(knownShare({ status: 'shown', value: 0.5, denominator: 40 })).toBeNull()
  })
})

describe('dates', () => {
  it('are the same for every reader, wherever the reader is', () => {
    expect(calendarDay('2024-10-11')).toBe('11 Oct 2024')
    expect(calendarDay('2024-09-01')).toBe('1 Sep 2024')
    expect(calendarMonth('2024-09-01')).toBe('Sep 2024')
    expect(instant('2026-11-22T06:00:00Z')).toBe('22 Nov 2026, 06:00 UTC')
  })

  it('stay as they came where they are none', () => {
    expect(calendarDay('soon')).toBe('soon')
    expect(dayBefore('soon')).toBe('soon')
  })

  it('end a half-open span with its last day', () => {
    expect(lastDay('2024-03-01')).toBe('29 Feb 2024')
    expect(lastDay('14')).toBe('14')
  })

  it('name a period as people do', () => {
    const period = { label: '2024-Q4', from: '2024-10-01', to: '2025-01-01' }
    expect(periodName(period, 'quarter')).toBe('Q4 2024')
    expect(periodName({ ...period, to: '2024-11-01' }, 'month')).toBe('Oct 2024')
    expect(periodName({ label: '2024-W41', from: '2024-10-07', to: '2024-10-14' }, 'isoWeek')).toBe('2024-W41')
  })

  it('do not make a snapshot from the future older than now', () => {
    expect(minutesSince('2026-11-22T06:05:00Z', new Date('2026-11-22T06:00:00Z'))).toBe(0)
  })

  it('call a snapshot stale after two days, and tell its age', () => {
    expect(isStale(2 * 24 * 60)).toBe(false)
    expect(isStale(2 * 24 * 60 + 1)).toBe(true)
    expect([ageOf(1), ageOf(59), ageOf(61), ageOf(4320)]).toEqual(['1 minute', '59 minutes', '1 hour', '3 days'])
  })
})

describe('spans in a sentence', () => {
  it('do not break at their dash', () => {
    expect(unbroken('12.3–15.8')).toBe('12.3\u2060–\u206015.8')
    expect(unbroken('Apr – Sep')).toBe('Apr – Sep')
  })
})
