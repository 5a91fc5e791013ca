import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ConnectorError } from '#api/connectors/connector.js'
import { faults } from '../emulators/faults.js'
import { runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { readWhole } from '../support/read-whole.js'

/** With TOPOGRAM_FULL_WALK every request meets every fault; else each meets one of them, in turn. */
const isFull = process.env['TOPOGRAM_FULL_WALK'] !== undefined

let running: RunningCommons
let whole: Awaited<ReturnType<typeof readWhole>>
let requests: number
beforeAll(async () => {
  running = await runningCommons({ studies: 60, seed: 9, dirt: true })
  whole = await readWhole(running.connector())
  requests = running.faulty.seen.length
})
afterAll(() => running.stop())

describe('a commons that fails at one request', () => {
  it('is read whole all the same, or not at all and with a cause', async () => {
    expect(requests).toBeGreaterThan(30)
    const told: string[] = []
    const outcomes: Record<string, number> = {}
    for (let at = 0; at < requests; at += 1) {
      for (const fault of isFull ? faults : [faults[at % faults.length] ?? 'reset']) {
        running.faulty.reset()
        running.faulty.at(at, fault)
        const read = await readWhole(running.connector()).catch((error: unknown) => error)
        if (read instanceof ConnectorError) expect(read.message).toMatch(/^demo: /)
        else expect(read).toEqual(whole)
        if (read instanceof ConnectorError && fault !== 'empty body') told.push(`${at} ${fault}: ${read.message}`)
        const how = read instanceof ConnectorError ? 'failed' : 'whole'
        outcomes[`${fault} ${how}`] = (outcomes[`${fault} ${how}`] ?? 0) + 1
      }
    }

    // One refused answer is renewed for; one without a body is not to be understood where there must be one.
    expect(told).toEqual([])
  }, 600_000)

  it.each([1, 2, 3])(
    'at random, one answer in twelve, is read whole or not at all (seed %d)',
    async (seed) => {
      running.faulty.reset()
      running.faulty.often(1 / 12, seed)
      const read = await readWhole(running.connector()).catch((error: unknown) => error)
      if (read instanceof ConnectorError) expect(read.message).toMatch(/^demo: /)
      else expect(read).toEqual(whole)
    },
    120_000,
  )

  it('and goes on failing, is not read, and the cause is told', async () => {
    for (const fault of faults) {
      running.faulty.reset()
      for (let at = 6; at < 200; at += 1) running.faulty.at(at, fault)
      await expect(readWhole(running.connector())).rejects.toThrow(/^demo: /)
    }
  }, 120_000)
})
