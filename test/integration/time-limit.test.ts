import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { trusted } from '#analytics/sql/sql.js'
import { limitTime } from '#api/http/time-limit.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { bareServer } from '../support/bare-server.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

const home = temporaryHome()
const snapshots = new Snapshots(home, { parallel: 2, waiting: 3, memory: '200MB', threads: 2 })
const endless = trusted('SELECT sum(sqrt(a.range * b.range)) AS s FROM range(10000000) a, range(10000000) b')
const ends: string[] = []
const server = bareServer()
limitTime(server, { public: 0.5, others: 60 })
server.get('/slow', async () => {
  try {
    return await snapshots.ask(null, ({ database }) => database.query(endless))
  } catch (error) {
    ends.push(error instanceof Error ? error.name : String(error))
    throw error
  }
})
server.get('/quick', () => snapshots.ask(null, ({ database }) => database.query(trusted('SELECT 1 AS one'))))

let url = ''
beforeAll(async () => {
  await exportInto(home, [toldConnector([patient('P1')])])
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await snapshots.onModuleDestroy()
  removeTemporaryHomes()
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
async function cpuSecondsOf(milliseconds: number): Promise<number> {
  const before = process.cpuUsage()
  await pause(milliseconds)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

describe('a question that takes longer than it may', () => {
  it('is told so with what to ask instead, and leaves the processor to others', async () => {
    const response = await fetch(`${url}/slow`)
    expect([response.status, await response.json()]).toEqual([
      504,
      expect.objectContaining({
        title: 'The question took too long',
        detail: 'no answer within 0.5 seconds; ask for a shorter period, a coarser grain or fewer groups',
      }),
    ])
    expect(await cpuSecondsOf(500)).toBeLessThan(0.25)
    expect(await (await fetch(`${url}/quick`)).json()).toEqual([{ one: 1 }])
  })
})

describe('a client that hangs up', () => {
  it('ends its question, which nobody waits for', async () => {
    ends.length = 0
    const asked = fetch(`${url}/slow`, { signal: AbortSignal.timeout(150) })
    await expect(asked).rejects.toThrow()
    for (let tries = 0; ends.length === 0 && tries < 100; tries += 1) await pause(20)
    expect(ends).toEqual(['ClientLeft'])
    expect(await cpuSecondsOf(300)).toBeLessThan(0.15)
  })

  it('ends none of those that others wait for', async () => {
    const gone = fetch(`${url}/slow`, { signal: AbortSignal.timeout(50) }).catch(() => null)
    const answers = await Promise.all([1, 2, 3].map(async () => (await fetch(`${url}/quick`)).status))
    await gone
    expect(answers).toEqual([200, 200, 200])
  })
})
