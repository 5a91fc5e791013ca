import type { RequestListener } from 'node:http'
import { fetchPolicy, type FetchPolicy } from '#api/connectors/fetching/policy.js'
import { Remote, type RemoteOptions } from '#api/connectors/fetching/remote.js'
import { answerJson, emulate, type Emulator } from '../emulators/server.js'
import { recordedWorld } from './recorded-world.js'

/** As ever, but of little patience. */
export const hasty: FetchPolicy = { ...fetchPolicy(), firstByte: 300, silence: 300, connect: 300 }

const open: (() => Promise<void>)[] = []

export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close()
}

export async function server(handler: RequestListener): Promise<Emulator> {
  const emulator = await emulate(handler)
  open.push(() => emulator.stop())
  return emulator
}

/** A client in a world in which waiting takes no time. */
export function remote(base: string, options: Partial<RemoteOptions> = {}): Remote {
  const made = new Remote({ base, source: 'commons', policy: hasty, world: recordedWorld(), ...options })
  open.push(() => made.close())
  return made
}

export const { signal } = new AbortController()
export const records = Array.from({ length: 300 }, (_, i) => ({ id: i }))
export const givesRecords: RequestListener = (_, response) => answerJson(response, records)
