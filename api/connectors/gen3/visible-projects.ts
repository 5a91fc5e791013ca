import { ConnectorError, type Notice } from '../connector.js'
import type { DatasetCounts } from './datasets.js'

const listed = (projects: Iterable<string>): string => [...projects].sort().join(', ')

/** Projects that have cases, as anybody may know of them, and that this caller does not see. */
export function hiddenNotices(visible: ReadonlySet<string>, known: DatasetCounts | null): readonly Notice[] {
  const hidden = [...(known ?? [])]
    .filter(([project, { case: cases = 0 }]) => cases !== 0 && !visible.has(project))
    .map(([project]) => project)
  if (hidden.length === 0) return []
  const text = `${visible.size} of ${visible.size + hidden.length} projects visible; not visible are ${listed(hidden)}`
  return [{ code: 'projects-hidden', severity: 'warning', text }]
}

/** @throws ConnectorError where nothing is visible, or a project that is asked for is not */
export function requireVisible(source: string, visible: ReadonlySet<string>, only: readonly string[] = []): void {
  if (visible.size === 0) {
    throw new ConnectorError(
      `${source}: no project is visible: a token that ended, a caller without access and an empty commons look alike; ` +
        'check the credentials',
    )
  }
  const missing = only.filter((project) => !visible.has(project))
  if (missing.length === 0) return
  throw new ConnectorError(`${source}: projects: ${missing.join(', ')} cannot be seen; visible are ${listed(visible)}`)
}

/** Projects whose outcomes sheepdog keeps to who has read access. */
export function closedNotices(closed: readonly string[]): readonly Notice[] {
  if (closed.length === 0) return []
  const text =
    `visits, procedures, tests and annotations of ${listed(closed)} are not readable without credentials: ` +
    'what they would tell is unknown'
  return [{ code: 'needs-credentials', severity: 'warning', text }]
}
