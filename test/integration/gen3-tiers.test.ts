import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { gen3Connector } from '#api/connectors/gen3/source.js'
import type { Tier } from '../emulators/gen3/access.js'
import { runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { readWhole } from '../support/read-whole.js'
import { recordedWorld } from '../support/recorded-world.js'

const tiers: readonly Tier[] = ['private', 'regular', 'libre']

describe.each(tiers)('a commons of the %s tier', (tier) => {
  let running: RunningCommons
  let projects: readonly string[]
  beforeAll(async () => {
    running = await runningCommons({ studies: 120, seed: 9 }, { tier })
    const { records } = await readWhole(running.connector())
    projects = [...new Set(records.flatMap(({ values }) => values['project'] ?? []))].sort()
  })
  afterAll(() => running.stop())

  const studiesOf = async (connector: ReturnType<RunningCommons['connector']>) => {
    const { records } = await readWhole(connector)
    return records.filter(({ entity }) => entity === 'study').length
  }
  const anonymous = () => gen3Connector({ name: 'open', url: running.emulator.url, timeout: 400 }, '.', recordedWorld())

  it('gives everything to who sees everything', async () => {
    expect(await studiesOf(running.connector())).toBe(120)
  })

  it('gives of some projects what is asked for of them, and tells of the others', async () => {
    const [hidden = '', ...seen] = projects
    const inner = running.fence.projectsOf.bind(running.fence)
    running.fence.projectsOf = (token) => new Set([...inner(token)].filter((project) => project !== hidden))
    try {
      const connector = running.connector({ projects: seen })
      const found = await studiesOf(connector)
      expect(found).toBeGreaterThan(0)
      expect(found).toBeLessThan(120)
      const codes = connector.notices?.().map(({ code }) => code)
      expect(codes).toEqual(tier === 'libre' ? [] : ['projects-hidden'])
    } finally {
      running.fence.projectsOf = inner
    }
  })

  it('gives everything to anybody where all is open, though histograms of what is accessible are empty', async () => {
    if (tier === 'libre') expect(await studiesOf(anonymous())).toBe(120)
    else await expect(studiesOf(anonymous())).rejects.toThrow('open: no project is visible')
  })
})
