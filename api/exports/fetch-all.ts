import type { SchemaDifference } from '#analytics/contract/runs.js'
import { schemaDifferences } from './changes.js'
import type { ExportOptions } from './export-options.js'
import { fetchSource, type FetchedHow } from './fetch.js'
import { readFetched } from './fetched-shelf.js'
import { SecretError } from '#api/configuration/secret.js'
import { ConnectorError } from '#api/connectors/connector.js'
import { naming, ofSource } from '#api/connectors/of-source.js'
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
  const fetching = {
    ...{ home, pseudonymKey, signal, now },
    refetch: refetch && isAsked,
    preferKept: !isAsked,
    onPage: (soFar: FetchedHow) => {
      // A server tells what to expect once it has been looked at.
      const { expected } = input.connector
      recorder.progress(soFar, expected)
      onPage(soFar, expected)
    },
  }
  const found = await ofSource(name, () => fetchSource(input, fetching)).catch((error: unknown) => {
    throw isAsked ? error : unasked(name, error)
  })
  if (isAsked && found.how === 'reused') onStep(`nothing changed in ${name} since it was last read`)
  await recorder.fetched(found)
  return found
}

/** A source that was not asked for is read where nothing is kept of it: it says why, when that fails. */
function unasked(source: string, error: unknown): unknown {
  if (!(error instanceof ConnectorError || error instanceof SecretError)) return error
  const why = `nothing is kept of ${source} yet, and a snapshot holds every source that is enabled`
  const told = `${error.message}; ${why}: mend this, or set enabled: false for it`
  return naming(source, new ConnectorError(told, { cause: error.cause }))
}
