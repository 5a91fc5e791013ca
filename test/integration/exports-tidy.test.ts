import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { readRun } from '#api/runs/run-shelf.js'
import { currentId, dataFile } from '#api/snapshots/shelf.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (count: number) => [toldConnector(Array.from({ length: count }, (_, i) => patient(`P${i}`)))]
const on = (day: string) => ({ now: () => new Date(`${day}T12:00:00Z`), keep: 1 })

/** A folder with something in it where a file is expected: not even the superuser removes it as one. */
function block(path: string) {
  rmSync(path, { force: true })
  mkdirSync(path)
  writeFileSync(join(path, 'something'), '')
}

const whenPublishing = (then: () => void) => (step: string) => {
  if (step.startsWith('publishing')) then()
}

describe('a snapshot that was published', () => {
  it('stands on record as published where older ones cannot be removed', async () => {
    const home = temporaryHome()
    await exportInto(home, people(3), on('2024-03-01'))
    const old = await exportInto(home, people(4), on('2024-03-02'))
    const onStep = whenPublishing(() => block(dataFile(home, old.manifest.id)))
    const { manifest, runId, notices } = await exportInto(home, people(5), { ...on('2024-03-03'), onStep })
    expect(await currentId(home)).toBe(manifest.id)
    expect(notices).toMatchObject([
      { code: 'not-tidied', text: expect.stringMatching(/^older snapshots could not be removed: /) },
    ])
    expect(await readRun(home, runId)).toMatchObject({ status: 'published', error: null, notices })
  })

  it('stands on record as published where older runs cannot be removed', async () => {
    const home = temporaryHome()
    const onStep = whenPublishing(() => block(join(home.runs, '20240101T000000Z-a1b2c3.json')))
    const { runId, notices } = await exportInto(home, people(3), { ...on('2024-03-01'), keepRuns: 1, onStep })
    expect(notices).toMatchObject([{ text: expect.stringMatching(/^records of older runs could not be removed: /) }])
    expect(await readRun(home, runId)).toMatchObject({ status: 'published', error: null })
  })
})
