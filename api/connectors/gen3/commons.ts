import { ConnectorError, type Notice } from '../connector.js'
import type { Remote } from '../fetching/remote.js'
import { knownCounts, type DatasetCounts } from './datasets.js'
import { liveDictionary, type Dictionary } from './dictionary.js'
import { guppyAccess, guppyCounts, guppyFields, type Access } from './guppy.js'
import { isReadable } from './sheepdog.js'
import type { Readable } from './units.js'
import { closedNotices, hiddenNotices, requireVisible } from './visible-projects.js'
import { guppyRequired, guppyTypes, guppyWanted, sheepdogNodes, type GuppyType } from './wanted.js'

type ByType<T> = Readonly<Record<GuppyType, T>>

/** What a commons has and lets this caller see, looked at before anything is read. */
export interface Commons extends Readable {
  readonly access: Access
  /** Fields that are wanted and there, by index. */
  readonly fields: ByType<readonly string[]>
  /** Documents by index and project. */
  readonly documents: ByType<ReadonlyMap<string, number>>
  /** What peregrine counts; null where it does not tell. */
  readonly known: DatasetCounts | null
  readonly properties: Dictionary
  readonly notices: readonly Notice[]
}

export interface Looking {
  readonly source: string
  readonly only: readonly string[] | undefined
  readonly isAnonymous: boolean
  readonly signal: AbortSignal
}

/**
 * Look at a commons.
 *
 * @throws ConnectorError where nothing is visible, a project that is asked for is not, or a key is gone
 */
export async function lookAt(remote: Remote, { source, only, isAnonymous, signal }: Looking): Promise<Commons> {
  const dictionary = await liveDictionary(remote, signal)
  const mapped = await guppyFields(remote, guppyTypes, signal)
  const fieldsOf = (type: GuppyType) => wantedOf(source, type, mapped[type] ?? [])
  const fields = { case: fieldsOf('case'), imaging_study: fieldsOf('imaging_study') }
  const access = await guppyAccess(remote, signal)
  const documentsOf = async (type: GuppyType) => (await guppyCounts(remote, { type, access, signal })).projects
  const documents = { case: await documentsOf('case'), imaging_study: await documentsOf('imaging_study') }
  const visible = new Set(documents.case.keys())
  requireVisible(source, visible, only)
  const nodes = sheepdogNodes.filter((node) => dictionary.has(node))
  const known = await knownCounts(remote, nodes, signal)
  const projects = only ?? [...visible]
  const open = isAnonymous ? await readable(remote, projects, signal) : projects
  return {
    ...{ projects, open, nodes, access, fields, documents, known },
    properties: new Map([...dictionary, ...guppyTypes.map((type) => [`guppy ${type}`, mapped[type] ?? []] as const)]),
    notices: [
      ...hiddenNotices(visible, known),
      ...closedNotices(projects.filter((project) => !open.includes(project))),
      ...absentNodes(dictionary),
    ],
  }
}

async function readable(remote: Remote, projects: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const open: string[] = []
  for (const project of projects) if (await isReadable(remote, project, signal)) open.push(project)
  return open
}

function wantedOf(source: string, type: GuppyType, offered: readonly string[]): readonly string[] {
  const missing = guppyRequired[type].filter((field) => !offered.includes(field))
  if (missing.length === 0) return guppyWanted[type].filter((field) => offered.includes(field))
  throw new ConnectorError(
    `${source}: guppy's index ${type} has no ${missing.join(' and no ')}, which its records cannot be read without; ` +
      'the last snapshot stays until it has',
  )
}

const absentNodes = (dictionary: Dictionary): readonly Notice[] =>
  sheepdogNodes
    .filter((node) => !dictionary.has(node))
    .map((node) => ({
      code: 'node-absent',
      severity: 'warning',
      text: `the dictionary of the commons has no ${node}: what it would tell is unknown`,
    }))

/** Records that a full read will find, as far as the commons tells. */
export function expectedOf({ projects, open, nodes, documents, known }: Commons): number {
  const indexed = projects.flatMap((project) => guppyTypes.map((type) => documents[type].get(project) ?? 0))
  const kept = open.flatMap((project) => nodes.map((node) => known?.get(project)?.[node] ?? 0))
  return [...indexed, ...kept].reduce((sum, count) => sum + Math.max(0, count), 0)
}

/** What must not vanish: each project, and that sheepdog gives its records. */
export function partsOf({ projects, open, documents }: Commons): ReadonlyMap<string, number> {
  const casesOf = (project: string): number => documents.case.get(project) ?? 0
  return new Map([
    ...projects.map((project) => [`project ${project}`, casesOf(project)] as const),
    ...open.map((project) => [`project ${project} in sheepdog`, casesOf(project)] as const),
  ])
}
