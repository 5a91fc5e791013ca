import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { Logger } from '@nestjs/common'
import type { SourceState } from '#analytics/contract/operations.js'
import { parseConfiguration } from '#api/configuration.js'
import { StaleWatch } from '#api/operations/stale-watch.js'
import type { SourceStates } from '#api/runs/source-states.js'
import type { Scheduler } from '#api/schedule/scheduler.js'
import { aged, hour, sourceState } from '../support/operations.js'

const lines: string[] = []
beforeEach(() => {
  for (const level of ['log', 'warn'] as const) {
    const keep = (line: unknown) => void lines.push(`${level}: ${String(line)}`)
    jest.spyOn(Logger.prototype, level).mockImplementation(keep)
  }
})
afterEach(() => {
  lines.length = 0
  jest.restoreAllMocks()
})

const fresh = sourceState('demo', null)
const stale = sourceState('demo', null, { run: aged(13 * hour, 12 * hour) })

function watchOf(all: () => Promise<readonly SourceState[]>): StaleWatch {
  const states = { all } as unknown as SourceStates
  return new StaleWatch(parseConfiguration('', 'topogram.yaml', '.'), states, { isHere: true } as Scheduler)
}

describe('a source', () => {
  it('is warned of once when it goes stale, and is news when it is fresh again', async () => {
    const seen = [fresh, stale, stale, fresh, fresh]
    const watch = watchOf(() => Promise.resolve([seen.shift() ?? fresh]))
    for (let look = 0; look < 5; look += 1) await watch.look()
    expect(lines).toEqual([
      'warn: demo is stale: no good run for 13 hours (limit 12 hours)',
      'log: demo is fresh again',
    ])
  })

  it('is not looked at any more once the server stops, also where it stopped during a look', async () => {
    let looks = 0
    const watch = watchOf(() => {
      looks += 1
      watch.onModuleDestroy()
      return Promise.resolve([fresh])
    })
    await watch.look()
    await watch.look()
    expect(looks).toBe(1)
  })
})
