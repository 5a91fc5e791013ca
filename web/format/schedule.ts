import { toString } from 'cronstrue'

/** A cron expression in words. @example scheduleInWords('30 2 * * 1-5') // 'At 02:30, Monday through Friday' */
export function scheduleInWords(schedule: string): string {
  try {
    return toString(schedule, { use24HourTimeFormat: true })
  } catch {
    // The server has accepted it, so it is right; it stands beside these words as it was written.
    return schedule
  }
}
