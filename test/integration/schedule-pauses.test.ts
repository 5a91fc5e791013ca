import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { Logger } from '@nestjs/common'
import { pausedSources, setPaused } from '#api/schedule/pauses.js'
import { removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterEach(() => void jest.restoreAllMocks())
afterAll(removeTemporaryHomes)

describe('schedules', () => {
  it('are all paused that are paused at once', async () => {
    const home = temporaryHome()
    const names = ['a', 'b', 'c', 'd']
    await Promise.all(names.map((name) => setPaused(home, name, true)))
    expect([...pausedSources(home)]).toEqual(names)
    await Promise.all(names.slice(1).map((name) => setPaused(home, name, false)))
    expect([...pausedSources(home)]).toEqual(['a'])
  })

  it('of a damaged file go on, and that is told once', () => {
    const lines: unknown[] = []
    jest.spyOn(Logger.prototype, 'error').mockImplementation((line: unknown) => void lines.push(line))
    const home = temporaryHome()
    expect(pausedSources(home).size + lines.length).toBe(0)
    writeFileSync(join(home.path, 'paused.json'), '{"paused": ["a"')
    expect([pausedSources(home).size, pausedSources(home).size]).toEqual([0, 0])
    expect(lines).toEqual([
      'paused.json cannot be read (it is damaged): no source counts as paused; pause again those that should be',
    ])
  })
})
