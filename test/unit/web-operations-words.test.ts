import { describe, expect, it } from '@jest/globals'
import { ageOf, sinceInWords, untilInWords } from '../../web/controls/age.js'
import { bytes, duration } from '../../web/format/duration.js'
import { scheduleInWords } from '../../web/format/schedule.js'
import { formatRunsView, parseRunsView } from '../../web/question/runs-view.js'
import { now } from '../support/operations.js'

describe('how long something took', () => {
  it.each([
    [0, '0 s'],
    [2_940, '2.9 s'],
    [9_960, '10 s'],
    [59_800, '1 min'],
    [200_000, '3 min 20 s'],
    [3_600_000, '1 h'],
    [30 * 3_600_000, '30 h'],
    [75 * 3_600_000, '3 d 3 h'],
  ])('%d milliseconds are %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text.replaceAll(' ', '\u00a0'))
  })
})

describe('an age', () => {
  const minutes = { hour: 60, day: 1440 }
  it.each([
    [0, 'less than a minute'],
    [59, '59 minutes'],
    [26 * minutes.hour, '26 hours'],
    [90 * minutes.day, '90 days'],
    [200 * minutes.day, '6 months'],
    [4.2 * 365.25 * minutes.day, '4 years'],
  ])('of %d minutes is %s', (age, text) => {
    expect(ageOf(age)).toBe(text)
  })

  it('is told from both sides of now', () => {
    expect(sinceInWords('2026-11-24T01:00:00Z', now)).toBe('2 hours ago')
    expect(untilInWords('2026-11-24T03:00:30Z', now)).toBe('in 1 minute')
    expect(untilInWords('2026-11-24T02:59:00Z', now)).toBe('due now')
  })
})

describe('a schedule', () => {
  it.each([
    ['0 */6 * * *', 'On the hour, every 6 hours'],
    ['30 2 * * 1-5', 'At 02:30, Monday through Friday'],
    ['0 3 * * 0', 'At 03:00, only on Sunday'],
  ])('%s in words', (schedule, text) => {
    expect(scheduleInWords(schedule)).toBe(text)
  })

  it('that has no words stands as it is', () => {
    expect(scheduleInWords('when the moon is full')).toBe('when the moon is full')
  })
})

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_250_000, '1.25 MB'],
    [3e12, '3 TB'],
  ])('of %d bytes is %s', (size, text) => {
    expect(bytes(size)).toBe(text)
  })
})

describe('which runs are looked at', () => {
  it.each(['', 'source=demo', 'status=failed&days=90', 'source=old-one&status=died'])(
    '%s is kept in the address',
    (search) => {
      expect(formatRunsView(parseRunsView(search))).toBe(search)
    },
  )

  it('is everything where the address says nothing that can be read', () => {
    expect(parseRunsView('status=nonsense&days=7&source=')).toEqual({ source: null, status: null, days: 14 })
  })
})
