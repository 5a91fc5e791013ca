import { createHash } from 'node:crypto'
import type { Configuration } from '#api/configuration.js'
import type { SourceSettings } from '#api/configuration/schema.js'
import type { Connector } from '#api/connectors/connector.js'
import { ofSource } from '#api/connectors/of-source.js'
import { connectorOf, UnknownSource } from './connectors.js'

/** A source as an export reads it. */
export interface SourceInput {
  readonly connector: Connector
  /** What is read and how, as text: records that were fetched under another one are not used. */
  readonly identity: string
  /** A run that receives more stops. */
  readonly maxRecords: number
  /** What somebody has looked at that looks like a person and is none. */
  readonly allowedTexts?: readonly string[]
}

/** Settings that say when, how fast and how much is read, not what. */
const incidental = new Set([
  ...['schedule', 'timeZone', 'enabled', 'freshness', 'credentials', 'username', 'password', 'token'],
  ...['concurrency', 'timeout', 'maxGigabytes', 'maxRecords'],
])

function identityOf(source: SourceSettings): string {
  const settings = Object.entries(source).filter(([key]) => !incidental.has(key))
  return createHash('sha256').update(JSON.stringify(settings.sort())).digest('hex')
}

/** Stands for a source that cannot be read as things are: what is kept of it can be used, and nothing else. */
function unreadable({ name, kind }: SourceSettings, error: unknown): Connector {
  const refuse = (): never => {
    throw error
  }
  return { name, kind, version: () => Promise.resolve().then(refuse), read: refuse }
}

/** @throws ConnectorError, SecretError for settings that cannot be used, of a source that was asked for */
async function sourceInput(
  source: SourceSettings,
  { folder, exports }: Configuration,
  isAsked: boolean,
): Promise<SourceInput> {
  const most = 'maxRecords' in source ? source.maxRecords : undefined
  const connector = await ofSource(source.name, () => connectorOf(source, folder)).catch((error: unknown) => {
    if (isAsked) throw error
    return unreadable(source, error)
  })
  return {
    connector,
    identity: identityOf(source),
    maxRecords: most ?? Infinity,
    allowedTexts: exports.allowedTexts,
  }
}

/**
 * The sources of a snapshot: those that are enabled.
 *
 * @param asked those that are to be read; none: all of them
 * @throws UnknownSource where none is
 */
export function sourceInputs(configuration: Configuration, asked: readonly string[]): Promise<readonly SourceInput[]> {
  const enabled = configuration.sources.filter((source) => source.enabled)
  if (enabled.length === 0) {
    throw new UnknownSource('every source of the configuration is turned off; set enabled: true for one of them')
  }
  return Promise.all(
    enabled.map((source) => sourceInput(source, configuration, asked.length === 0 || asked.includes(source.name))),
  )
}
