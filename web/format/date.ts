const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

// British English in ICU writes "Sept", four letters among threes; a column of months wants them alike.
const three = (text: string): string => text.replace('Sept', 'Sep')

const parsed = (iso: string): Date | null => {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? null : date
}

/** A calendar date, or the text as it came where it is none. @example calendarDay('2024-10-11') // '11 Oct 2024' */
export function calendarDay(iso: string): string {
  const date = parsed(iso)
  return date ? three(day.format(date)) : iso
}

/** @example calendarMonth('2024-10-01') // 'Oct 2024' */
export function calendarMonth(iso: string): string {
  const date = parsed(iso)
  return date ? three(month.format(date)) : iso
}

/** An instant, in UTC so that two readers cite the same one. @example instant('2026-11-22T06:00:00Z') // '22 Nov 2026, 06:00 UTC' */
export function instant(iso: string): string {
  const date = parsed(iso)
  return date ? `${three(day.format(date))}, ${clock.format(date)} UTC` : iso
}

const minuteMs = 60_000

/** Whole minutes from an instant to now, never negative: clocks of two machines differ a little. */
export function minutesSince(iso: string, now: Date): number {
  const date = parsed(iso)
  return date ? Math.max(0, Math.floor((now.getTime() - date.getTime()) / minuteMs)) : 0
}

/** Minutes from now to an instant, begun ones counted whole. @example minutesUntil of 90 seconds ahead // 2 */
export function minutesUntil(iso: string, now: Date): number {
  const date = parsed(iso)
  return date ? Math.max(0, Math.ceil((date.getTime() - now.getTime()) / minuteMs)) : 0
}

/** The day before a date: the last day of a half-open span. @example dayBefore('2024-11-01') // '2024-10-31' */
export function dayBefore(iso: string): string {
  const date = parsed(iso)
  return date ? new Date(date.getTime() - 24 * 60 * minuteMs).toISOString().slice(0, 10) : iso
}
