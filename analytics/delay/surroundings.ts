import { z } from 'zod'

const columns = z.object({
  reason: z.string(),
  studies: z.number(),
  patients: z.number(),
  sites: z.number(),
  days: z.number(),
  first_day: z.string().nullable(),
})
/** Studies that share why they are left out of a triangle, or that are in it. */
export type Surrounding = Omit<z.infer<typeof columns>, 'reason'>

const none: Surrounding = { studies: 0, patients: 0, sites: 0, days: 0, first_day: null }

export interface Surroundings {
  readonly usable: Surrounding
  /** By reason the studies, and by the reason and `Patients` the patients. */
  readonly leftOut: Readonly<Record<string, number>>
}

/** What analytics/delay/delay-query.ts selects of all that is around a triangle. */
export function surroundingsOf(rows: readonly Readonly<Record<string, unknown>>[]): Surroundings {
  const found = rows.map((row) => columns.parse(row))
  const reasons = found.filter(({ reason }) => reason !== 'usable' && reason !== 'elsewhere')
  return {
    usable: found.find(({ reason }) => reason === 'usable') ?? none,
    leftOut: Object.fromEntries(
      reasons.flatMap(({ reason, studies, patients }) => [
        [reason, studies],
        [`${reason}Patients`, patients],
      ]),
    ),
  }
}
