import { filesSource } from '#api/connectors/files/files-source.js'
import type { Connector } from '#api/connectors/connector.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { dicomwebConnector } from '#api/connectors/dicomweb/source.js'
import { idcConnector } from '#api/connectors/idc/source.js'
import { nbiaConnector } from '#api/connectors/nbia/source.js'
import { gen3Connector } from '#api/connectors/gen3/source.js'
import type { Configuration } from '#api/configuration.js'
import type { SourceSettings } from '#api/configuration/schema.js'

/** The connector of a configured source. @throws ConnectorError for a mapping that is wrong or absent */
export async function connectorOf(source: SourceSettings, folder: string): Promise<Connector> {
  switch (source.kind) {
    case 'files':
      return filesSource(source, folder)
    case 'synthetic':
      return syntheticConnector(source)
    case 'gen3':
      return gen3Connector(source, folder)
    case 'dicomweb':
      return dicomwebConnector(source, folder)
    case 'nbia':
      return nbiaConnector(source)
    case 'idc':
      return idcConnector(source, folder)
  }
}

/** A source was named that the configuration does not have, or has turned off. */
export class UnknownSource extends Error {
  override readonly name = 'UnknownSource'
}

/** The source of that name. @throws UnknownSource naming those there are */
export function sourceNamed(name: string, { sources }: Configuration): SourceSettings {
  const found = sources.find((source) => source.name === name)
  if (found) return found
  throw new UnknownSource(
    `no source is named "${name}"; the configuration names ${sources.map((source) => source.name).join(', ')}`,
  )
}

/** A source that can be exported. @throws UnknownSource also for one that is turned off */
export function enabledSource(name: string, configuration: Configuration): SourceSettings {
  const source = sourceNamed(name, configuration)
  if (source.enabled) return source
  throw new UnknownSource(`the source ${name} is turned off; set enabled: true for it, and it is part of the snapshot`)
}
