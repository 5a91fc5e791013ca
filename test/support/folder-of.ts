import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ConnectorError, type Page } from '#api/connectors/connector.js'
import { filesConnector } from '#api/connectors/files/files.js'
import { parseMapping } from '#api/connectors/files/read-mapping.js'

export type Content = string | Uint8Array

/** A new temporary folder with these files. */
export async function folderOf(files: Readonly<Record<string, Content>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'topogram-files-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** A source of kind `files` over files written for it. */
export async function sourceOf(files: Readonly<Record<string, Content>>, yaml: string, paths = Object.keys(files)) {
  const mapping = parseMapping(yaml, 'mapping.yaml')
  return filesConnector({ name: 'ours', folder: await folderOf(files), paths, mapping })
}

/** Everything a source gives, its pages laid together. */
export async function allOf(source: { read(signal: AbortSignal): AsyncIterable<Page> }) {
  const records: Page['records'][number][] = []
  const observations: Page['observations'][number][] = []
  const refusals: Page['refusals'][number][] = []
  let read = 0
  for await (const page of source.read(new AbortController().signal)) {
    records.push(...page.records)
    observations.push(...page.observations)
    refusals.push(...page.refusals)
    read += page.read
  }
  return { records, observations, refusals, read }
}

/** A mapping of two columns. */
export const idAndSex = 'records: [{ entity: patient, fields: { patient: id, sex: sex } }]'

/** What is said of files that cannot be read. */
export async function failureOf(files: Record<string, Content>, yaml = idAndSex, paths?: string[]): Promise<string> {
  try {
    await allOf(await sourceOf(files, yaml, paths))
    return 'read'
  } catch (error) {
    return error instanceof ConnectorError ? error.message : `not a ConnectorError: ${String(error)}`
  }
}
