import { Integrity } from '#api/snapshots/integrity.js'
import { servingSnapshot } from '#api/snapshots/serving.js'
import { readManifests } from '#api/snapshots/shelf.js'
import { readingInstallation } from './installation.js'
import { table } from './table.js'

export interface SnapshotsFlags {
  readonly format: string
}

/** `topogram snapshots` */
export async function snapshotsCommand({ format }: SnapshotsFlags): Promise<void> {
  const { home } = readingInstallation()
  const manifests = await readManifests(home)
  const { manifest: serving, damages } = await servingSnapshot(home, new Integrity(home))
  const current = serving?.id
  for (const { what, why } of damages) process.stderr.write(`${what} is damaged: ${why}\n`)
  if (format === 'json') {
    const listed = manifests.map((manifest) => ({ ...manifest, current: manifest.id === current }))
    process.stdout.write(`${JSON.stringify(listed, null, 2)}\n`)
    return
  }
  if (manifests.length === 0) {
    process.stderr.write('no snapshot has been published yet; run npx topogram export\n')
    return
  }
  const rows = manifests.map(({ id, publishedAt, dataTo, tables, bytes }) => [
    ...[id, id === current ? 'current' : '', publishedAt.slice(0, 16).replace('T', ' '), dataTo ?? 'unknown'],
    ...[tables['patient'] ?? 0, tables['study'] ?? 0, Math.ceil(bytes / 1_048_576)],
  ])
  const headings = ['snapshot', '', 'published (UTC)', 'data to', 'patients', 'studies', 'MiB']
  process.stdout.write(`${table(headings, rows)}\n`)
}
