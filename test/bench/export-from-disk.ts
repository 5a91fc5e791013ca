/**
 * An export of the records that the commons on disk serves, read from its files: what reading them over a wire is
 * measured against. `node dist/test/bench/export-from-disk.js FOLDER HOME`; what it took goes to standard output.
 */
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Connector, Page } from '#api/connectors/connector.js'
import { conform } from '#api/connectors/gen3/conform.js'
import type { RawRecord } from '#api/connectors/readers/conformed.js'
import { caseFlags, guppyTypes, sheepdogNodes } from '#api/connectors/gen3/wanted.js'
import { guarded } from '#api/connectors/guard/guarded.js'
import { homeAt, prepareHome } from '#api/snapshots/home.js'
import { exportInto } from '../support/temporary-home.js'

const recordsAPage = 4_000
const wanted = new Set([
  ...guppyTypes.map((type) => `guppy ${type}`),
  ...sheepdogNodes.map((node) => `sheepdog ${node}`),
])

const flagsOf = (record: RawRecord): RawRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => caseFlags.has(name)))

async function* pages(folder: string): AsyncGenerator<Page> {
  for (const name of readdirSync(folder).sort()) {
    const [service = '', node = ''] = name.split(' ')
    if (!name.endsWith('.ndjson') || !wanted.has(`${service} ${node}`)) continue
    let page = { records: [] as Page['records'][number][], observations: [] as Page['observations'][number][], read: 0 }
    let number = 0
    for await (const line of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
      const record = JSON.parse(line) as RawRecord
      const isFlags = service === 'sheepdog' && node === 'case'
      const conformed = conform(node, isFlags ? flagsOf(record) : record, `in ${name}, line ${++number}`)
      page.records.push(...conformed.records)
      page.observations.push(...conformed.observations)
      page.read += 1
      if (page.read < recordsAPage) continue
      yield { ...page, refusals: [], cursor: name }
      page = { records: [], observations: [], read: 0 }
    }
    yield { ...page, refusals: [], cursor: name }
  }
}

const [folder = '', root = ''] = process.argv.slice(2)
const home = homeAt(root)
prepareHome(home)
const idleMegabytes = process.memoryUsage.rss() / 1e6
const startedAt = performance.now()
const connector: Connector = { name: 'bench', kind: 'ndjson', read: () => pages(folder) }
await exportInto(home, [guarded(connector, [])])
const seconds = (performance.now() - startedAt) / 1000
process.stdout.write(
  `${JSON.stringify({ seconds, idleMegabytes, peakMegabytes: process.resourceUsage().maxRSS / 1000 })}\n`,
)
