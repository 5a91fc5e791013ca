import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readRun, runIds } from '#api/runs/run-shelf.js'
import { Refusal } from '../emulators/altered.js'
import { runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { readWhole } from '../support/read-whole.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

let running: RunningCommons
let whole: Awaited<ReturnType<typeof readWhole>>
beforeAll(async () => {
  running = await runningCommons({ studies: 80, seed: 9 })
  whole = await readWhole(running.connector())
})
afterAll(async () => {
  await running.stop()
  removeTemporaryHomes()
})

const once = (alter: (value: unknown) => unknown): ((value: unknown) => unknown) => {
  let isDone = false
  return (value) => {
    if (isDone) return value
    isDone = true
    return alter(value)
  }
}
const withoutFirst = (value: unknown): unknown => (Array.isArray(value) ? value.slice(1) : value)
const firstTwice = (value: unknown): unknown => (Array.isArray(value) ? [value[0], ...(value as unknown[])] : value)

function within(change: (rows: unknown) => unknown): (value: unknown) => unknown {
  return (value) =>
    typeof value === 'object' && value !== null && 'data' in value ? { data: change(value.data) } : value
}

describe.each([
  ['a download that leaves a row out', /\/download/, withoutFirst, /documents of case in \S+ came/],
  ['a download that gives a row twice', /\/download/, firstTwice, /documents of case in \S+ came/],
  ['an export of sheepdog that leaves a record out', /\/export/, within(withoutFirst), /records of case in \S+ came/],
  ['an export of sheepdog that gives a record twice', /\/export/, within(firstTwice), /records of case in \S+ came/],
])('%s', (_, path, change, told) => {
  it('once, is asked for again, and what came of it is forgotten', async () => {
    const changedOnce = once(change)
    const connector = await running.altered((asked, value) => (path.test(asked.path) ? changedOnce(value) : value))
    expect(await readWhole(connector)).toEqual(whole)
  })

  it('always, is not read, and the counts are told', async () => {
    const connector = await running.altered((asked, value) => (path.test(asked.path) ? change(value) : value))
    await expect(readWhole(connector)).rejects.toThrow(told)
  })
})

describe('access that is lost while a commons is read', () => {
  const isStudies = ({ body }: { readonly body: string }): boolean => body.includes('"type":"imaging_study"')

  it('shows no rows in counts and downloads alike: it is a failure, and no empty project', async () => {
    let isLost = false
    const connector = await running.altered((asked, value) => {
      isLost ||= isStudies(asked)
      if (isLost && asked.path.endsWith('/download')) return []
      if (isLost && asked.body.includes('_aggregation'))
        return { data: { _aggregation: { case: none, imaging_study: none } } }
      return value
    })
    await expect(readWhole(connector)).rejects.toThrow(
      /^demo: POST \/guppy\/download: 0 of \d+ documents of imaging_study in \S+ came; access to the others may have lapsed; tried 6 times$/,
    )
  })

  it('by a token that ended before its time, as of clocks that differ, is found again with another token', async () => {
    let isRevoked = false
    const connector = await running.altered((asked, value) => {
      if (!isStudies(asked) || isRevoked) return value
      isRevoked = true
      running.fence.revoke()
      return []
    })
    expect(await readWhole(connector)).toEqual(whole)
  })
})

const none = { _totalCount: 0, project_id: { histogram: [] } }

describe('counts of a commons', () => {
  it('that are masked as -1 are not known, and no reason to stop', async () => {
    const connector = await running.altered((asked, value) =>
      asked.body.includes('"filter":{"=') && asked.body.includes('_aggregation')
        ? JSON.parse(JSON.stringify(value).replace(/"_totalCount":\d+/, '"_totalCount":-1'))
        : value,
    )
    expect(await readWhole(connector)).toEqual(whole)
  })

  it('are expected before the first record comes', async () => {
    const connector = running.connector()
    let read = 0
    for await (const page of connector.read(new AbortController().signal)) {
      expect(connector.expected).toBeGreaterThan(100)
      read += page.read
    }
    // Projects' descriptions are not among them.
    expect(read - (connector.expected ?? 0)).toBeLessThan(5)
  })
})

describe('what a commons need not have', () => {
  const described = (records: typeof whole.records) => records.filter(({ entity }) => entity === 'project')

  it('is a discovery page: without it projects are not described, and that is told', async () => {
    const connector = await running.altered((asked, value) =>
      asked.path.startsWith('/mds') ? new Refusal(404) : value,
    )
    const { records } = await readWhole(connector)
    expect(records).toEqual(whole.records.filter(({ entity }) => entity !== 'project'))
    expect(described(whole.records)).not.toEqual([])
    expect(connector.notices?.().map(({ code }) => code)).toEqual(['no-discovery'])
  })

  it('is not a discovery page that fails: the export does', async () => {
    const connector = await running.altered((asked, value) =>
      asked.path.startsWith('/mds') ? new Refusal(500) : value,
    )
    await expect(readWhole(connector)).rejects.toThrow(/^demo: GET \/mds\/metadata\S+: the server answered 500/)
  })

  it('is public counts: then it cannot be told whether anything changed, and all is read', async () => {
    const connector = await running.altered((asked, value) =>
      asked.path.startsWith('/api/v0/datasets') ? new Refusal(403) : value,
    )
    expect(await connector.version?.(new AbortController().signal)).toBeNull()
    expect(await readWhole(connector)).toEqual(whole)
  })
})

describe('a commons whose model changed', () => {
  it('so that studies do not name their patients any more is not read', async () => {
    const connector = await running.altered((asked, value) =>
      asked.body.includes('_mapping') ? JSON.parse(JSON.stringify(value).replace('"case_ids",', '')) : value,
    )
    await expect(readWhole(connector)).rejects.toThrow(
      "demo: guppy's index imaging_study has no case_ids, which its records cannot be read without",
    )
  })

  it('so that an optional field is gone is read, has another version, and its run tells the difference', async () => {
    const home = temporaryHome()
    await exportInto(home, [running.connector()])
    const connector = await running.altered((asked, value) =>
      asked.body.includes('_mapping') ? JSON.parse(JSON.stringify(value).replace('"loinc_code",', '')) : value,
    )
    await exportInto(home, [connector], { now: () => new Date('2024-04-05T06:07:08Z') })
    const [id = ''] = await runIds(home)
    expect((await readRun(home, id))?.schemaDifferences).toEqual([
      { source: 'demo', node: 'guppy imaging_study', appeared: [], vanished: ['loinc_code'] },
    ])
  })

  it('or that is another one than MIDRC has is told so', async () => {
    const connector = await running.altered((asked, value) =>
      asked.body.includes('_mapping') ? new Refusal(400) : value,
    )
    await expect(readWhole(connector)).rejects.toThrow(
      'guppy does not index case and imaging_study, each with a project_id, as MIDRC does',
    )
  })
})
