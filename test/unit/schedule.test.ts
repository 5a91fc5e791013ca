import { describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'
import { nextDue, wasMissed } from '#api/schedule/due.js'

const parse = (schedule: string) =>
  parseConfiguration(`sources:\n  - name: a\n    kind: synthetic\n    schedule: ${schedule}`, 'topogram.yaml', '.')

const where = 'topogram.yaml:4: sources[0].schedule: expected a cron expression'
const example = 'such as "0 */6 * * *" (minute hour day month weekday)'

describe('a schedule', () => {
  it.each(['0 0 29 2 *', '0 0 30 2 1', '*/15 * * * *', '0 0 * * mon', '@daily'])('can be %j', (schedule) => {
    expect(parse(`'${schedule}'`).sources[0]?.schedule).toBe(schedule)
  })

  it.each(['0 0 30 2 *', '0 0 31 4,6 *', '0 0 30-31 feb *'])(
    'that never comes due is refused, as %j is',
    (schedule) => {
      expect(() => parse(`'${schedule}'`)).toThrow(`${where} that comes due some day, ${example}, got "${schedule}"`)
    },
  )

  it.each(['* * * * * *', '*/5 0 0 * * *', '@secondly', 'soon'])('has no seconds, as %j has', (schedule) => {
    expect(() => parse(`'${schedule}'`)).toThrow(`${where} ${example}, got "${schedule}"`)
  })

  it('that is no text is told what one looks like', () => {
    expect(() => parse('5')).toThrow(`${where} ${example}; got 5`)
  })

  it('that never comes due would stop nothing else', () => {
    const never = { schedule: '0 0 30 2 *', timeZone: 'UTC' }
    const day = new Date('2026-11-24T00:00:00Z')
    expect(nextDue(never, day)).toBeNull()
    expect(wasMissed(never, day, day)).toBe(false)
  })
})
