/**
 * How long to wait before trying again, in milliseconds: exponential backoff with full jitter, so that many clients
 * that failed together do not come back together. A server that says when to come back is believed.
 *
 * Brooker M. Exponential Backoff And Jitter. AWS Architecture Blog, 2015.
 *
 * @param failures how often it has failed, from 1
 * @example waitBefore(3, { base: 500, cap: 60_000 }, 0.5, null) // 1000
 */
export function waitBefore(
  failures: number,
  { base, cap }: { readonly base: number; readonly cap: number },
  random: number,
  retryAfter: number | null,
): number {
  const jittered = random * Math.min(cap, base * 2 ** (failures - 1))
  return retryAfter === null ? jittered : retryAfter + Math.min(jittered, base)
}

/**
 * What `Retry-After` asks for, in milliseconds: a number of seconds or an HTTP date (RFC 9110, 10.2.3); null where it
 * says neither.
 *
 * @example retryAfterOf('120', 0) // 120_000
 */
export function retryAfterOf(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
