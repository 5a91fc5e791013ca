import { generate } from '#data/synthetic/generate.js'
import { gen3Connector, type Gen3Source } from '#api/connectors/gen3/source.js'
import type { Connector } from '#api/connectors/connector.js'
import { altered, type Alter } from '../emulators/altered.js'
import { Commons, type CommonsOptions } from '../emulators/gen3/commons.js'
import { Fence, jwt } from '../emulators/gen3/fence.js'
import { Faulty } from '../emulators/faults.js'
import { emulate, type Emulator } from '../emulators/server.js'
import { recordedWorld } from './recorded-world.js'

export const apiKeyUntil = (at: number): string =>
  jwt({ exp: Math.floor(at / 1000), iss: 'https://commons.invalid/user' })

export interface RunningCommons {
  readonly commons: Commons
  readonly fence: Fence
  readonly faulty: Faulty
  readonly emulator: Emulator
  /** A connector that sees these projects; waiting takes no time. */
  readonly connector: (source?: Partial<Gen3Source>) => Connector
  /** A connector of the same commons, whose answers are altered. */
  readonly altered: (alter: Alter) => Promise<Connector>
  readonly stop: () => Promise<void>
}

/** A commons in this process that holds a synthetic repository. */
export async function runningCommons(
  { studies = 1000, seed = 5, dirt = false } = {},
  options: Partial<CommonsOptions> = {},
): Promise<RunningCommons> {
  const nodes = [...generate({ studies, seed, dirt })].map((node) => ({ ...node }))
  const all = [
    ...new Set(nodes.flatMap((node) => (typeof node['project_id'] === 'string' ? [node['project_id']] : []))),
  ]
  const key = apiKeyUntil(Date.now() + 30 * 86_400_000)
  const fence = new Fence([{ key, projects: all }], [])
  const commons = new Commons({ nodes, fence, ...options })
  const faulty = new Faulty(commons.handler)
  const emulator = await emulate(faulty.handler)
  process.env['TOPOGRAM_TEST_GEN3'] = JSON.stringify({ api_key: key, key_id: 'k' })
  const started = [emulator]
  const connector = (source: Partial<Gen3Source> = {}): Connector =>
    gen3Connector(
      { name: 'demo', url: emulator.url, credentials: 'env:TOPOGRAM_TEST_GEN3', timeout: 400, ...source },
      '.',
      recordedWorld(),
    )
  return {
    ...{ commons, fence, faulty, emulator, connector },
    altered: async (alter) => {
      const other = await emulate(altered(commons.handler, alter))
      started.push(other)
      return connector({ url: other.url })
    },
    stop: async () => {
      for (const each of started) await each.stop()
    },
  }
}
