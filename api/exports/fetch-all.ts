import type { SchemaDifference } from '#analytics/contract/runs.js'
import { schemaDifferences } from './changes.js'
import type { ExportOptions } from './export-options.js'
import { fetchSource, type FetchedHow } from './fetch.js'
import { readFetched } from './fetched-shelf.js'
import type { Recorder } from '#api/runs/recorder.js'
import type { SourceInput } from './source-input.js'

/** Read the sources that are to be read, one after the other, and take what is kept of the others. */
export async function fetchAll(
  sources: readonly SourceInput[],
  options: ExportOptions,
  recorder: Recorder,
): Promise<readonly FetchedHow[]> {
  await recorder.phase('fetch')
  const all: FetchedHow[] = []
  const differences: SchemaDifference[] = []
  for (const input of sources) {
    const kept = await readFetched(options.home, input.connector.name, 'kept')
    const found = await fetchOne(input, options, recorder)
    differences.push(...schemaDifferences(kept, found.fetched))
    all.push(found)
  }
  await recorder.note({ schemaDifferences: differences })
  return all
}

async function fetchOne(input: SourceInput, options: ExportOptions, recorder: Recorder): Promise<FetchedHow> {
  const { home, pseudonymKey, refetch, signal, now, asked, onStep, onPage } = options
  const { name, kind } = input.connector
  const isAsked = asked.length === 0 || asked.includes(name)
  await recorder.reading(name)
  if (isAsked) onStep(`reading ${name} (${kind})`)
  const found = await fetchSource(input, {
    ...{ home, pseudonymKey, signal, now },
    refetch: refetch && isAsked,
    preferKept: !isAsked,
    onPage: (soFar) => {
      // A server tells what to expect once it has been looked at.
      const { expected } = input.connector
      recorder.progress(soFar, expected)
      onPage(soFar, expected)
    },
  })
  if (isAsked && found.how === 'reused') onStep(`nothing changed in ${name} since it was last read`)
  await recorder.fetched(found)
  return found
}
