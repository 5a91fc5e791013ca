import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CursorGone } from '#api/connectors/connector.js'
import { Refusal, type Alter } from '../emulators/altered.js'
import { runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

let running: RunningCommons
beforeAll(async () => {
  running = await runningCommons({ studies: 80, seed: 9 })
})
afterAll(async () => {
  await running.stop()
  removeTemporaryHomes()
})

describe('reading that broke off', () => {
  let at = Date.parse('2024-03-05T06:08:00Z')
  /** Every resumable page is saved. */
  const now = (): Date => new Date((at += 10_000))
  const unversioned: Alter = (asked, value) =>
    asked.path.startsWith('/guppy/_status') ? { statusCode: 200, indices: {} } : value

  it('is gone on with where it stopped', async () => {
    const home = temporaryHome()
    let isBroken = true
    const downloads: string[] = []
    const connector = await running.altered((asked, value) => {
      if (asked.path.endsWith('/download')) downloads.push(asked.body)
      return isBroken && asked.path.includes('node_label=visit') ? new Refusal(404) : unversioned(asked, value)
    })
    await expect(exportInto(home, [connector], { now })).rejects.toThrow(/node_label&format: the server answered 404/)
    expect(downloads).not.toEqual([])
    downloads.length = 0
    isBroken = false
    const { manifest } = await exportInto(home, [connector], { now })
    expect(downloads).toEqual([])
    expect(manifest.id).toBe((await exportInto(temporaryHome(), [running.connector()])).manifest.id)
  })

  it('is begun anew where a project came since, which would lie before the place', async () => {
    const home = temporaryHome()
    const projectsOf = running.fence.projectsOf.bind(running.fence)
    let isBroken = true
    const connector = await running.altered((asked, value) =>
      isBroken && asked.path.includes('node_label=visit') ? new Refusal(404) : unversioned(asked, value),
    )
    running.fence.projectsOf = (token) => new Set([...projectsOf(token)].sort().slice(1))
    await expect(exportInto(home, [connector], { now })).rejects.toThrow('the server answered 404')
    running.fence.projectsOf = projectsOf
    isBroken = false
    const { manifest } = await exportInto(home, [connector], { now })
    expect(manifest.id).toBe((await exportInto(temporaryHome(), [running.connector()])).manifest.id)
    const reading = connector.read(new AbortController().signal, 'guppy case Open-A1 (00000000)')
    await expect(reading[Symbol.asyncIterator]().next()).rejects.toThrow(CursorGone)
  })
})
