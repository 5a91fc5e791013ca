import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fuzz } from '../fuzz/fuzz.js'
import { growth } from '../fuzz/memory.js'
import { fuzzedServer } from '../fuzz/server.js'

let fuzzed: Awaited<ReturnType<typeof fuzzedServer>>
beforeAll(async () => {
  fuzzed = await fuzzedServer()
})
afterAll(async () => {
  await fuzzed.server.stop()
})

/** As many as take a few seconds; `npm run fuzz` sends 100,000. */
const requests = 2_000

describe('whatever is sent to any described operation, by anybody', () => {
  it('gets an answer or a problem, never a fault of ours nor a trace of the program', async () => {
    const { url, pid } = fuzzed.server
    const report = await fuzz({ url, pid, requests, seed: 20_261_124, credentials: fuzzed.credentials })
    expect(report.findings).toEqual([])
    expect([...report.statuses.values()].reduce((a, b) => a + b)).toBe(requests)
    // Some are right: only those reach the database.
    expect(report.statuses.get(200)).toBeGreaterThan(requests / 20)
    expect(growth(report.megabytes)).toBeLessThan(60)
  }, 240_000)

  it('leaves the server answering', async () => {
    expect((await fetch(`${fuzzed.server.url}/api/v1/trends?measure=patients`)).status).toBe(200)
  })
})

describe('the growth of memory', () => {
  it('is what was taken after the program was warm', () => {
    expect(growth([100, 190, 200, 201, 203, 204])).toBe(3)
    expect(growth([100, 200, 300, 400, 500, 600])).toBe(200)
  })
})
