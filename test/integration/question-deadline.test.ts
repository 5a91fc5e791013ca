import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { trusted } from '#analytics/sql/sql.js'
import { until } from '#api/duckdb/deadline.js'
import { Snapshots, type OpenSnapshot } from '#api/snapshots/snapshots.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

const home = temporaryHome()
const limits = { parallel: 2, waiting: 3, memory: '200MB', threads: 2 }
const snapshots = new Snapshots(home, limits)
beforeAll(async () => {
  await exportInto(home, [toldConnector([patient('P1')])])
})
afterAll(async () => {
  await snapshots.onModuleDestroy()
  removeTemporaryHomes()
})

/** Takes minutes on any machine. */
const endless = trusted('SELECT sum(sqrt(a.range * b.range)) AS s FROM range(10000000) a, range(10000000) b')
const slowly = ({ database }: OpenSnapshot) => database.query(endless)
const quickly = ({ database }: OpenSnapshot) => database.query(trusted('SELECT 1 AS one'))
const one = [{ one: 1 }]

class TooLong extends Error {}
const after = (milliseconds: number): AbortSignal => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new TooLong()), milliseconds).unref()
  return controller.signal
}

/** Until two are running, which is as many as may. */
async function bothRunning(): Promise<void> {
  while (snapshots.load.running < 2) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function cpuSecondsOf(milliseconds: number): Promise<number> {
  const before = process.cpuUsage()
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

describe('a question whose time is over', () => {
  it('ends with the reason, and its threads are free', async () => {
    const begun = performance.now()
    await expect(until(after(300), () => snapshots.ask(null, slowly))).rejects.toThrow(TooLong)
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(await cpuSecondsOf(500)).toBeLessThan(0.25)
    expect(await snapshots.ask(null, quickly)).toEqual(one)
  })

  it('takes no other question with it', async () => {
    const others = Array.from({ length: 3 }, () => until(after(20_000), () => snapshots.ask(null, quickly)))
    await expect(until(after(200), () => snapshots.ask(null, slowly))).rejects.toThrow(TooLong)
    expect(await Promise.all(others)).toEqual([one, one, one])
  })

  it('asks nothing more of the database', async () => {
    const twice = async (open: OpenSnapshot) => {
      await slowly(open).catch(() => null)
      return quickly(open)
    }
    await expect(until(after(100), () => snapshots.ask(null, twice))).rejects.toThrow(TooLong)
  })

  it('is not begun where that is known before', async () => {
    await expect(until(AbortSignal.abort(new TooLong()), () => snapshots.ask(null, slowly))).rejects.toThrow(TooLong)
  })

  it.each([0, 1, 2, 5])('ends as well where it is over %i ms after it began', async (milliseconds) => {
    const begun = performance.now()
    await expect(until(after(milliseconds), () => snapshots.ask(null, slowly))).rejects.toThrow(TooLong)
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  it('ends as well when two snapshots are compared', async () => {
    const manifest = await snapshots.current()
    const compared = () => snapshots.askBoth(manifest, manifest, (database) => database.query(endless))
    await expect(until(after(200), compared)).rejects.toThrow(TooLong)
  })
})

describe('more questions than can be answered', () => {
  it('wait up to a number, and the others are refused at once', async () => {
    const ends = after(400)
    const asked = Array.from({ length: 8 }, () => until(ends, () => snapshots.ask(null, slowly)))
    const told = (await Promise.allSettled(asked)).map((each) =>
      each.status === 'rejected' && each.reason instanceof Error ? each.reason.name : each.status,
    )
    expect(told.filter((name) => name === 'TooBusy')).toHaveLength(3)
    expect(told.filter((name) => name === 'Error')).toHaveLength(5)
    expect(await snapshots.ask(null, quickly)).toEqual(one)
  })

  it('leave the queue when their time is over while they wait', async () => {
    const slow = [1, 2].map(() => until(after(2_000), () => snapshots.ask(null, slowly)))
    await bothRunning()
    const begun = performance.now()
    await expect(until(after(100), () => snapshots.ask(null, quickly))).rejects.toThrow(TooLong)
    expect(performance.now() - begun).toBeLessThan(1_500)
    await Promise.allSettled(slow)
  })

  it('are each ended by their own time, and not by that of the question before', async () => {
    const slow = [1, 2].map(() => until(after(1_000), () => snapshots.ask(null, slowly)))
    await bothRunning()
    const waiting = until(after(20_000), () => snapshots.ask(null, quickly))
    await Promise.allSettled(slow)
    expect(await waiting).toEqual(one)
  })
})
