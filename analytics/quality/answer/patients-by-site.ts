import { z } from 'zod'

const counts = z.array(z.object({ site: z.string(), patients: z.number() }))

/** How many patients each site contributed, from the rows of `sitesStatement`. */
export const patientsBySite = (rows: readonly unknown[]): ReadonlyMap<string, number> =>
  new Map(counts.parse(rows).map(({ site, patients }) => [site, patients]))
