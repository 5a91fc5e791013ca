import { secretOf } from '#api/configuration/secret.js'
import type { Connector, Notice, Page } from '../connector.js'
import { fetchPolicy, type FetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { expectedOf, lookAt, partsOf, type Commons } from './commons.js'
import { FenceToken } from './token.js'
import { UnitReader } from './unit-reader.js'
import { unitsAfter, unitsOf } from './units.js'
import { versionOf } from './version.js'
import { guppyTypes } from './wanted.js'

/** A source of kind `gen3` as the configuration has it. */
export interface Gen3Source extends FetchSettings {
  readonly name: string
  readonly url: string
  readonly credentials?: string | undefined
  readonly projects?: readonly string[] | undefined
}

/**
 * A Gen3 commons: cases and studies of guppy, and of sheepdog what guppy does not index. Read by project and kind of
 * record, each whole or anew.
 *
 * @param folder from which paths of secrets start
 * @throws ConnectorError, SecretError for credentials that cannot be used
 */
export const gen3Connector = (source: Gen3Source, folder: string, world?: World): Connector =>
  new Gen3Connector(source, folder, world)

class Gen3Connector implements Connector {
  readonly kind = 'gen3'
  readonly name: string
  private readonly policy: FetchPolicy
  private readonly token: FenceToken | null
  private commons: Commons | null = null
  private reader: UnitReader | null = null

  constructor(
    private readonly source: Gen3Source,
    folder: string,
    private readonly world?: World,
  ) {
    const { name, url, credentials } = source
    this.name = name
    this.policy = fetchPolicy(source)
    this.token = null
    if (credentials === undefined) return
    const secret = secretOf(credentials, `${name}: credentials`, folder)
    const options = { source: name, url, credentials: secret, policy: this.policy }
    this.token = new FenceToken({ ...options, ...(world ? { world } : {}) })
  }

  /** Known as soon as it has been looked at. */
  get expected(): number | undefined {
    return this.commons ? expectedOf(this.commons) : undefined
  }

  async version(signal: AbortSignal): Promise<string | null> {
    const remote = this.remote()
    try {
      return await versionOf(remote, this.token === null, signal)
    } finally {
      await remote.close()
    }
  }

  async *read(signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    const remote = this.remote()
    try {
      const { name: source, projects: only } = this.source
      const commons = await lookAt(remote, { source, only, isAnonymous: this.token === null, signal })
      this.commons = commons
      const units = unitsOf(commons, guppyTypes)
      const onDoubt = (): void => this.token?.distrust()
      this.reader = new UnitReader({ commons, remote, units, onDoubt, signal })
      for (const unit of unitsAfter(units, after)) yield* this.reader.read(unit)
    } finally {
      await remote.close()
    }
  }

  notices(): readonly Notice[] {
    return [...(this.token?.notices() ?? []), ...(this.commons?.notices ?? []), ...(this.reader?.notices ?? [])]
  }

  parts(): ReadonlyMap<string, number> {
    return this.commons ? partsOf(this.commons) : new Map()
  }

  properties(): ReadonlyMap<string, readonly string[]> {
    return this.commons?.properties ?? new Map()
  }

  private remote(): Remote {
    const { url, name } = this.source
    return new Remote({
      ...{ base: url, source: name, policy: this.policy },
      ...(this.token ? { authorise: this.token.authorise } : {}),
      ...(this.world ? { world: this.world } : {}),
    })
  }
}
