import type { Manifest } from './manifest.js'

/**
 * Which snapshots may go: all but the current one, the last `keep`, and the first of each month (UTC), kept for good.
 */
export function superseded(newestFirst: readonly Manifest[], currentId: string, keep: number): readonly string[] {
  const firstOfMonth = new Map(newestFirst.map(({ id, publishedAt }) => [publishedAt.slice(0, 7), id]))
  const kept = new Set([currentId, ...newestFirst.slice(0, keep).map(({ id }) => id), ...firstOfMonth.values()])
  return newestFirst.map(({ id }) => id).filter((id) => !kept.has(id))
}
