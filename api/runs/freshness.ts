import type { Freshness } from '#analytics/contract/operations.js'

/** Against a limit, in milliseconds; what has never been is as old as can be. */
export function freshness(at: Date | null, limit: number | undefined, now: Date): Freshness {
  const age = at === null ? null : Math.max(0, now.getTime() - at.getTime())
  return {
    at: at?.toISOString() ?? null,
    age,
    limit: limit ?? null,
    isStale: limit !== undefined && (age === null || age > limit),
  }
}
