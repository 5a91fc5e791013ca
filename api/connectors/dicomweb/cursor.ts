import { isPlainDate, type PlainDate } from '#analytics/vocabulary/calendar.js'

/** How far an archive has been read. */
export interface Place {
  /** All studies until this day; null before the first. */
  readonly until: PlainDate | null
  /** How many they were. */
  readonly studies: number
}

/** @example cursorOf({ until: '2020-03-04', studies: 17 }) // '2020-03-04 after 17 studies' */
export const cursorOf = ({ until, studies }: Place): string => `${until ?? 'begun'} after ${studies} studies`

/** The place of a cursor; the beginning for none, or for one of another form. */
export function placeOf(cursor: string | undefined): Place {
  const [, until = '', studies = ''] = /^(\S+) after (\d+) studies$/.exec(cursor ?? '') ?? []
  return isPlainDate(until) ? { until, studies: Number(studies) } : { until: null, studies: 0 }
}
