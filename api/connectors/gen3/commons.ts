import { ConnectorError, type Notice } from '../connector.js'
import type { Remote } from '../fetching/remote.js'
import { datasetCounts } from './datasets.js'
import { guppyCounts, guppyFields, guppyIndexed, type GuppyType } from './guppy.js'
import { liveDictionary } from './sheepdog.js'
import { guppyWanted, sheepdogNodes } from './wanted.js'

const types: readonly GuppyType[] = ['case', 'imaging_study']

/** What a commons has and lets this caller see, looked at before anything is read. */
export interface Commons {
  readonly projects: readonly string[]
  /** Fields that are wanted and there, by index. */
  readonly fields: Readonly<Record<GuppyType, readonly string[]>>
  readonly nodes: readonly string[]
  readonly dictionary: ReadonlyMap<string, readonly string[]>
  readonly cases: ReadonlyMap<string, number>
  readonly expected: number
  readonly notices: readonly Notice[]
}

/** Projects by what anybody may know of them; null where the commons does not tell. */
async function knownProjects(remote: Remote, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
  try {
    const counts = await datasetCounts(remote, ['case'], signal)
    return new Set([...counts].filter(([, { case: cases = 0 }]) => cases !== 0).map(([project]) => project))
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}

function visibleNotice(visible: ReadonlySet<string>, known: ReadonlySet<string> | null): readonly Notice[] {
  if (known === null) return []
  const hidden = [...known].filter((project) => !visible.has(project)).sort()
  if (hidden.length === 0) return []
  const all = visible.size + hidden.length
  const text = `${visible.size} of ${all} projects visible; not visible are ${hidden.join(', ')}`
  return [{ code: 'projects-hidden', severity: 'warning', text }]
}

/**
 * Look at a commons.
 *
 * @throws ConnectorError where nothing is visible, a project that is asked for is not, or a key is gone
 */
export async function lookAt(
  remote: Remote,
  source: string,
  only: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Commons> {
  const dictionary = await liveDictionary(remote, signal)
  const mapped = await guppyFields(remote, types, signal)
  const counts = new Map<GuppyType, Awaited<ReturnType<typeof guppyCounts>>>()
  for (const type of types) counts.set(type, await guppyCounts(remote, type, {}, signal))
  const cases = counts.get('case')?.projects ?? new Map<string, number>()
  const visible = new Set([...cases.keys()].filter((project) => project !== 'no data'))
  requireVisible(source, visible, only)
  const fieldsOf = (type: GuppyType) => wantedOf(source, type, mapped[type] ?? [])
  return {
    projects: only ?? [...visible],
    fields: { case: fieldsOf('case'), imaging_study: fieldsOf('imaging_study') },
    nodes: sheepdogNodes.filter((node) => dictionary.has(node)),
    dictionary,
    cases,
    expected: [...counts.values()].reduce((sum, { total }) => sum + Math.max(0, total), 0),
    notices: [...visibleNotice(visible, await knownProjects(remote, signal)), ...nodeNotices(dictionary)],
  }
}

function requireVisible(source: string, visible: ReadonlySet<string>, only: readonly string[] = []): void {
  if (visible.size === 0) {
    throw new ConnectorError(
      `${source}: no project is visible: a token that ended, a caller without access and an empty commons look alike; ` +
        'check the credentials',
    )
  }
  const missing = only.filter((project) => !visible.has(project))
  if (missing.length === 0) return
  throw new ConnectorError(
    `${source}: projects: ${missing.join(', ')} cannot be seen; visible are ${[...visible].sort().join(', ')}`,
  )
}

function wantedOf(source: string, type: GuppyType, offered: readonly string[]): readonly string[] {
  const key = 'submitter_id'
  if (!offered.includes(key))
    throw new ConnectorError(`${source}: guppy has no ${type}.${key} any more, which is its key`)
  return guppyWanted[type].filter((field) => offered.includes(field))
}

const nodeNotices = (dictionary: ReadonlyMap<string, unknown>): readonly Notice[] =>
  sheepdogNodes
    .filter((node) => !dictionary.has(node))
    .map((node) => ({
      code: 'node-absent',
      severity: 'warning',
      text: `the dictionary of the commons has no ${node}: what it would tell is unknown`,
    }))

/**
 * The state of a commons as a text that changes when its content does: records by project and node, when each index
 * was made, the dictionary, and what is visible; null where the commons tells none of it.
 */
export async function versionOf(remote: Remote, signal: AbortSignal): Promise<string | null> {
  try {
    const counts = await datasetCounts(remote, [...types, ...sheepdogNodes], signal)
    const indexed = await guppyIndexed(remote, signal)
    if (indexed.length === 0) return null
    const visible: unknown[] = []
    for (const type of types) visible.push([...(await guppyCounts(remote, type, {}, signal)).projects].sort())
    return JSON.stringify([[...counts], indexed, visible])
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}
