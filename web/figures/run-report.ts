import type { RunAnswer } from '#analytics/contract/operations.js'

/** The run as text for a message to somebody: what happened, and every cause. */
export function runReport({ id, status, phase, startedAt, endedAt, error }: RunAnswer): string {
  return [
    `Topogram run ${id}: ${status}${phase === null ? '' : ` in ${phase}`}`,
    `started ${startedAt}${endedAt === null ? '' : `, ended ${endedAt}`}`,
    ...(error === null ? [] : [`error: ${error.message}`, ...error.causes.map((cause) => `cause: ${cause}`)]),
  ].join('\n')
}
