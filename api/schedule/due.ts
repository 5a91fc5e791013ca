import { CronTime } from 'cron'

/** When a source is to be exported: a cron expression and the time zone in which it is read. */
export interface Timetable {
  readonly schedule: string
  readonly timeZone: string
}

/** The first instant after another one at which an export is due; null where none ever is. */
export function nextDue({ schedule, timeZone }: Timetable, after: Date): Date | null {
  try {
    return new CronTime(schedule, timeZone).getNextDateFrom(after, timeZone).toJSDate()
  } catch {
    // The configuration refuses such a schedule; should one get past it, nothing else may fail by it.
    return null
  }
}

/**
 * Whether an export was missed: one was due since the last began, and the server was not there to begin it. However
 * many were missed, one makes up for them.
 */
export function wasMissed(timetable: Timetable, lastStartedAt: Date | null, now: Date): boolean {
  if (lastStartedAt === null) return true
  const due = nextDue(timetable, lastStartedAt)
  return due !== null && due.getTime() <= now.getTime()
}
