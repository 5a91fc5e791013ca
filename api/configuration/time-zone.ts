import { z } from 'zod'

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A name of the IANA time zone database. */
export const timeZone = z.string().refine(isTimeZone, {
  error: ({ input }) => `expected a time zone such as UTC or America/Chicago, got ${JSON.stringify(input)}`,
})
