import { createHash } from 'node:crypto'
import type { Configuration } from '#api/configuration.js'
import type { SourceSettings } from '#api/configuration/schema.js'
import type { Connector } from '#api/connectors/connector.js'
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

/** @throws ConnectorError for a mapping that is wrong or absent */
async function sourceInput(source: SourceSettings, { folder, exports }: Configuration): Promise<SourceInput> {
  const most = 'maxRecords' in source ? source.maxRecords : undefined
  return {
    connector: await connectorOf(source, folder),
    identity: identityOf(source),
    maxRecords: most ?? Infinity,
    allowedTexts: exports.allowedTexts,
  }
}

/** The sources of a snapshot: those that are enabled. @throws UnknownSource where none is */
export function sourceInputs(configuration: Configuration): Promise<readonly SourceInput[]> {
  const enabled = configuration.sources.filter((source) => source.enabled)
  if (enabled.length === 0) {
    throw new UnknownSource('every source of the configuration is turned off; set enabled: true for one of them')
  }
  return Promise.all(enabled.map((source) => sourceInput(source, configuration)))
}
