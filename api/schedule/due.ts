import { CronTime } from 'cron'

/** When a source is to be exported: a cron expression and the time zone in which it is read. */
export interface Timetable {
  readonly schedule: string
  readonly timeZone: string
}

/** The first instant after another one at which an export is due. */
export function nextDue({ schedule, timeZone }: Timetable, after: Date): Date {
  return new CronTime(schedule, timeZone).getNextDateFrom(after, timeZone).toJSDate()
}

/**
 * Whether an export was missed: one was due since the last began, and the server was not there to begin it. However
 * many were missed, one makes up for them.
 */
export function wasMissed(timetable: Timetable, lastStartedAt: Date | null, now: Date): boolean {
  return lastStartedAt === null || nextDue(timetable, lastStartedAt).getTime() <= now.getTime()
}
