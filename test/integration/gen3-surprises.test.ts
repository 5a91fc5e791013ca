import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { generate } from '#data/synthetic/generate.js'
import { gen3Connector } from '#api/connectors/gen3/source.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { Commons } from '../emulators/gen3/commons.js'
import { Fence } from '../emulators/gen3/fence.js'
import { emulate } from '../emulators/server.js'
import { apiKeyUntil, runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { readWhole } from '../support/read-whole.js'
import { recordedWorld } from '../support/recorded-world.js'

const running: { readonly stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})
afterAll(removeTemporaryHomes)

async function commonsOf(...options: Parameters<typeof runningCommons>): Promise<RunningCommons> {
  const found = await runningCommons(...options)
  running.push(found)
  return found
}

const day = 86_400_000

describe('what a real commons surprises with', () => {
  it('a token that lapses answers 200 with no rows: it is renewed by its own clock', async () => {
    const { connector, fence } = await commonsOf({ studies: 60 })
    // Each token ends within the two minutes before which it is renewed.
    fence.lifetime = 60
    const { records } = await readWhole(connector())
    expect(records.filter(({ entity }) => entity === 'study')).toHaveLength(60)
    expect(fence.given).toBeGreaterThan(10)
  })

  it('a token that is taken away half way ends in a failure, never in fewer records', async () => {
    const { connector, fence, faulty } = await commonsOf({ studies: 60 })
    const inner = faulty.handler
    const { url, stop } = await emulate((request, response) => {
      if (faulty.seen.length === 12) fence.revoke()
      if (faulty.seen.length > 12 && request.url?.includes('access_token')) response.writeHead(401).end()
      else inner(request, response)
    })
    running.push({ stop })
    await expect(readWhole(connector({ url }))).rejects.toThrow(/^demo: /)
  })

  it('projects that a caller does not see are left out without a word: operators are told n of m', async () => {
    const nodes = [...generate({ studies: 60, seed: 5, dirt: false })]
    const key = apiKeyUntil(Date.now() + 30 * day)
    const fence = new Fence([{ key, projects: ['Open-R1_Synthetic', 'Open-A1_Synthetic'] }], [])
    const all = new Set(
      nodes.flatMap((node) =>
        node.type === 'case' && typeof node['project_id'] === 'string' ? [node['project_id']] : [],
      ),
    )
    const [one = ''] = all
    fence.projectsOf = () => new Set([one])
    const emulator = await emulate(new Commons({ nodes, fence }).handler)
    running.push(emulator)
    process.env['TOPOGRAM_TEST_GEN3'] = JSON.stringify({ api_key: key })
    const source = { name: 'demo', url: emulator.url, credentials: 'env:TOPOGRAM_TEST_GEN3' }
    const connector = gen3Connector(source, '.', recordedWorld())
    await readWhole(connector)
    const hidden = [...all].filter((each) => each !== one).sort()
    expect(connector.notices?.()).toContainEqual({
      code: 'projects-hidden',
      severity: 'warning',
      text: `1 of ${all.size} projects visible; not visible are ${hidden.join(', ')}`,
    })
    await expect(readWhole(gen3Connector({ ...source, projects: hidden }, '.', recordedWorld()))).rejects.toThrow(
      `demo: projects: ${hidden.join(', ')} cannot be seen; visible are ${one}`,
    )
  })

  it('a project that had records and has none is a loss of access, until somebody says otherwise', async () => {
    const { connector, fence } = await commonsOf({ studies: 200 })
    const home = temporaryHome()
    const { manifest } = await exportInto(home, [connector()])
    const inner = fence.projectsOf.bind(fence)
    fence.projectsOf = (token) => new Set([...inner(token)].slice(1))
    const lost = exportInto(home, [connector()], { now: () => new Date('2024-04-05T06:07:08Z') })
    await expect(lost).rejects.toThrow(/demo: project .+ had \d+ records? when it was last read, and has none now/)
    const forced = await exportInto(home, [connector()], { force: true, now: () => new Date('2024-04-06T06:07:08Z') })
    expect(forced.manifest.tables['patient']).toBeLessThan(manifest.tables['patient'] ?? 0)
  })

  it('an unknown type ends the server, a parent field is refused, and the window is 10,000: none is asked for', async () => {
    const { connector, faulty, commons } = await commonsOf({ studies: 60 })
    const bodies: string[] = []
    const { url, stop } = await emulate((request, response) => {
      request.on('data', (piece: Uint8Array) => bodies.push(Buffer.from(piece).toString()))
      commons.handler(request, response)
    })
    running.push({ stop })
    await readWhole(connector({ url }))
    const downloads = bodies
      .filter((body) => body.startsWith('{"type"'))
      .map((body) => JSON.parse(body) as Record<string, unknown>)
    expect(new Set(downloads.map(({ type }) => type))).toEqual(new Set(['case', 'imaging_study']))
    // One field in a filter, so that none is dropped in silence.
    expect(downloads.every(({ filter }) => /^\{"=":\{"project_id":"[^"]+"\}\}$/.test(JSON.stringify(filter)))).toBe(
      true,
    )
    expect(downloads.every(({ sort }) => sort === undefined)).toBe(true)
    expect(bodies.join('')).not.toMatch(/icu_indicator|offset|first: \d\d/)
    expect(faulty.seen.filter((each) => each.includes('/_mapping'))).toEqual([])
  })

  it('a field that the index does not have is not asked for, and one that it lost is unknown', async () => {
    const { connector, commons } = await commonsOf({ studies: 60 })
    const { url, stop } = await emulate((request, response) => {
      const end = response.end.bind(response)
      response.end = ((text: string) =>
        end(text.replaceAll('"sex",', '').replaceAll('"covid19_positive",', ''))) as typeof response.end
      const head = response.writeHead.bind(response)
      response.writeHead = ((status: number, headers: Record<string, string>) =>
        head(status, { 'content-type': headers['content-type'] ?? '' })) as typeof response.writeHead
      commons.handler(request, response)
    })
    running.push({ stop })
    const { records } = await readWhole(connector({ url }))
    const patients = records.filter(({ entity }) => entity === 'patient')
    expect(patients.every(({ values }) => (values['sex'] ?? null) === null)).toBe(true)
  })

  it('parent properties arrive as arrays: a study has one patient and one contribution', async () => {
    const { connector } = await commonsOf({ studies: 60 })
    const { records } = await readWhole(connector())
    const studies = records.filter(({ entity }) => entity === 'study')
    expect(studies.every(({ values }) => typeof values['patient'] === 'string')).toBe(true)
    expect(studies.every(({ values }) => /^\d{4}-\d\d-\d\d$/.test(values['contributedOn'] ?? ''))).toBe(true)
  })

  it('without credentials visits cannot be read: they are unknown, and that is told', async () => {
    const nodes = [...generate({ studies: 60, seed: 5, dirt: false })]
    const emulator = await emulate(new Commons({ nodes, fence: new Fence([], []), tier: 'libre' }).handler)
    running.push(emulator)
    const connector = gen3Connector({ name: 'open', url: emulator.url }, '.', recordedWorld())
    const { records } = await readWhole(connector)
    expect(records.filter(({ entity }) => entity === 'study')).toHaveLength(60)
    expect(records.filter(({ entity }) => entity === 'stay')).toEqual([])
    expect(connector.notices?.().map(({ code }) => code)).toContain('needs-credentials')
  })

  it('a commons in which nothing is visible is not an empty one', async () => {
    const nodes = [...generate({ studies: 60, seed: 5, dirt: false })]
    const emulator = await emulate(new Commons({ nodes, fence: new Fence([], []) }).handler)
    running.push(emulator)
    await expect(readWhole(gen3Connector({ name: 'open', url: emulator.url }, '.', recordedWorld()))).rejects.toThrow(
      'open: no project is visible: a token that ended, a caller without access and an empty commons look alike',
    )
  })

  it('an API key ends after thirty days: operators are told a week before, and when it is over', async () => {
    const { connector, fence } = await commonsOf({ studies: 60 })
    const soon = apiKeyUntil(Date.now() + 3 * day)
    process.env['TOPOGRAM_TEST_GEN3'] = JSON.stringify({ api_key: soon })
    expect(connector().notices?.()[0]).toMatchObject({ code: 'key-ends', severity: 'warning' })
    process.env['TOPOGRAM_TEST_GEN3'] = JSON.stringify({ api_key: apiKeyUntil(Date.now() - day) })
    expect(() => connector()).toThrow(/^demo: the API key ended on \d{4}-\d\d-\d\d; make a new one in the portal/)
    process.env['TOPOGRAM_TEST_GEN3'] = soon
    expect(() => connector()).toThrow('demo: credentials: expected the JSON that the portal gives')
    delete process.env['TOPOGRAM_TEST_GEN3']
    expect(() => connector()).toThrow(
      'demo: credentials: env:TOPOGRAM_TEST_GEN3 is empty or not set; put the secret there',
    )
    expect(fence.given).toBe(0)
  })

  it('minutes of silence before one huge body are waited for', async () => {
    const { connector, commons } = await commonsOf({ studies: 60 })
    const { url, stop } = await emulate((request, response) => {
      if (request.url?.includes('download')) setTimeout(() => commons.handler(request, response), 300)
      else commons.handler(request, response)
    })
    running.push({ stop })
    const { records } = await readWhole(connector({ url, timeout: 2_000 }))
    expect(records.filter(({ entity }) => entity === 'study')).toHaveLength(60)
  })
})
