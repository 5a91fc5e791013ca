import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { generate, type Repository } from '#data/synthetic/generate.js'
import { written, type Node } from '#data/synthetic/node.js'
import { guppyCase, guppyStudy, type Document } from './documents.js'

/** Records of one kind of one project in a file, one a line. */
export const fileOf = (folder: string, service: 'guppy' | 'sheepdog', type: string, project: string): string =>
  join(folder, `${service} ${type} ${project}.ndjson`)

/** What of a repository has to be kept in memory to serve it. */
export interface Kept {
  /** The nodes that describe projects and datasets, whole. */
  readonly described: readonly Document[]
  /** How many records there are by type and project. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The properties of each. */
  readonly properties: ReadonlyMap<string, ReadonlySet<string>>
}

class Lines {
  private readonly streams = new Map<string, WriteStream>()
  private isFull = false

  write(file: string, record: Document): void {
    const stream = this.streams.get(file) ?? createWriteStream(file)
    this.streams.set(file, stream)
    if (!stream.write(`${JSON.stringify(record)}\n`)) this.isFull = true
  }

  async drained(): Promise<void> {
    if (!this.isFull) return
    for (const stream of this.streams.values()) if (stream.writableNeedDrain) await once(stream, 'drain')
    this.isFull = false
  }

  async end(): Promise<void> {
    for (const stream of this.streams.values()) await new Promise((done) => stream.end(() => done(null)))
  }
}

/** Write a synthetic repository as both services have it, in one pass and constant memory. */
export async function writeBodies(folder: string, repository: Repository): Promise<Kept> {
  mkdirSync(folder, { recursive: true })
  const lines = new Lines()
  const described: Document[] = []
  const counts = new Map<string, Map<string, number>>()
  const properties = new Map<string, Set<string>>()
  let parent: Node | null = null
  for (const node of generate(repository)) {
    const { type } = node
    for (const name of Object.keys(node)) added(properties, type, () => new Set<string>()).add(name)
    if (type === 'project' || type === 'dataset') {
      described.push(node)
      continue
    }
    if (type === 'case') parent = node
    const project = written(node['project_id'])
    lines.write(fileOf(folder, 'sheepdog', type, project), node)
    const document = documentOf(node, parent)
    if (document) lines.write(fileOf(folder, 'guppy', type, project), document)
    const own = added(counts, type, () => new Map<string, number>())
    own.set(project, (own.get(project) ?? 0) + 1)
    await lines.drained()
  }
  await lines.end()
  return { described, counts, properties }
}

function added<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

/** What guppy has of a node; nothing of most. Studies follow their case. */
function documentOf(node: Node, parent: Node | null): Document | null {
  if (node.type === 'case') return guppyCase(node)
  if (node.type !== 'imaging_study') return null
  return guppyStudy(node, new Map(parent ? [[written(parent['submitter_id']), parent]] : []))
}
