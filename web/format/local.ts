const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const clockInFull = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})
const dayOfUtc = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

// As in date.ts: four letters among threes.
const three = (text: string): string => text.replace('Sept', 'Sep')

/** An instant as the reader's own clock has it: whoever is woken by it thinks in that. @example '22 Nov 2026, 07:00' */
export const localInstant = (at: Date): string => `${three(day.format(at))}, ${clock.format(at)}`

/** @example localDay(new Date('2026-11-22T06:00:00Z')) // '22 Nov' */
export const localDay = (at: Date): string => three(short.format(at))

/** The same instant for whoever compares it with a log. @example '22 Nov 2026, 06:00:03 UTC' */
export const utcInstant = (at: Date): string => `${three(dayOfUtc.format(at))}, ${clockInFull.format(at)} UTC`
