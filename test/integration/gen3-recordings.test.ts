import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sharedFile } from '../support/shared-data.js'
import { guppyOfRecordings } from '../emulators/gen3/recorded-guppy.js'
import { notServed, parseRecordings, type Recording } from '../emulators/gen3/recordings.js'
import { replay } from '../emulators/gen3/replay.js'

const file = sharedFile('sources/guppy-recordings.ndjson')
const recordings: readonly Recording[] = file === null ? [] : parseRecordings(readFileSync(file, 'utf8'))
const served = recordings.filter(({ name }) => notServed(name) === null)
const others = recordings.filter(({ name }) => notServed(name) !== null)

/** Skipped where the recordings are not: they are somebody else's words, and no part of this repository. */
const withRecordings = file === null ? describe.skip : describe

withRecordings('the emulated guppy', () => {
  const emulators = new Map<string, Awaited<ReturnType<typeof guppyOfRecordings>>>()
  beforeAll(async () => {
    for (const { server } of recordings) {
      const key = JSON.stringify(server)
      if (!emulators.has(key)) emulators.set(key, await guppyOfRecordings(recordings, server))
    }
  })
  afterAll(async () => {
    for (const each of emulators.values()) await each.stop()
  })
  const replayed = (recording: Recording) =>
    replay(recording, emulators.get(JSON.stringify(recording.server))?.url ?? '')

  it.each(served)('answers as the real one did: $name', async (recording) => {
    const { got, was } = await replayed(recording)
    expect(got).toEqual(was)
  })

  it.each(others)('does not serve what is listed as such: $name', async (recording) => {
    const { got, was } = await replayed(recording)
    expect(got).not.toEqual(was)
  })

  it('serves all but a few of what was recorded', () => {
    expect(served.length / recordings.length).toBeGreaterThan(0.9)
  })
})
