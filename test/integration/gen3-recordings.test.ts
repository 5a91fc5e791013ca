import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sharedFile } from '../support/shared-data.js'
import { guppyOfRecordings, notServed, parseRecordings, replay, type Recording } from '../emulators/gen3/recordings.js'

const file = sharedFile('sources/guppy-recordings.ndjson')
const recordings: readonly Recording[] = file === null ? [] : parseRecordings(readFileSync(file, 'utf8'))
const served = recordings.filter(({ name }) => notServed(name) === null)

/** Only where the recordings are: nothing of them is part of this repository. */
const withRecordings = file === null ? describe.skip : describe

withRecordings('the emulated guppy', () => {
  const emulators = new Map<string, Awaited<ReturnType<typeof guppyOfRecordings>>>()
  beforeAll(async () => {
    for (const { server } of served) {
      const key = JSON.stringify(server)
      if (!emulators.has(key)) emulators.set(key, await guppyOfRecordings(recordings, server))
    }
  })
  afterAll(async () => {
    for (const each of emulators.values()) await each.stop()
  })

  it.each(served)('answers as the real one did: $name', async (recording) => {
    const emulator = emulators.get(JSON.stringify(recording.server))
    const { got, was } = await replay(recording, emulator?.url ?? '')
    expect(got).toEqual(was)
  })

  it('serves most of what was recorded, and says why not the rest', () => {
    expect(recordings.length - served.length).toBeLessThan(recordings.length / 3)
  })
})
