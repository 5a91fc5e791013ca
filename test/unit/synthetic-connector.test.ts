import { describe, expect, it } from '@jest/globals'
import type { Page } from '#api/connectors/connector.js'
import { conform } from '#api/connectors/gen3/conform.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { fieldsOf } from '#data/schema/entities.js'
import { generate } from '#data/synthetic/generate.js'
import { written } from '#data/synthetic/node.js'
import { survey } from '#data/synthetic/survey.js'

const repository = { studies: 1000, seed: 5, dirt: true }

async function pagesOf(nodesAPage: number): Promise<readonly Page[]> {
  const pages: Page[] = []
  const source = syntheticConnector({ name: 'demo', ...repository, nodesAPage })
  for await (const page of source.read(new AbortController().signal)) pages.push(page)
  return pages
}

const all = (pages: readonly Page[]) => ({
  records: pages.flatMap(({ records }) => records),
  observations: pages.flatMap(({ observations }) => observations),
  refusals: pages.flatMap(({ refusals }) => refusals),
})

describe('the synthetic source', () => {
  it('yields the same records whatever the size of its pages', async () => {
    expect(all(await pagesOf(100))).toEqual(all(await pagesOf(3333)))
  })

  it('yields nothing that its nodes do not conform to', async () => {
    const { records } = all((await pagesOf(4000)).slice(1))
    const numbers = new Map<string, number>()
    const conformed = [...generate(repository)].flatMap((node) => {
      numbers.set(node.type, (numbers.get(node.type) ?? 0) + 1)
      return conform(node.type, node, numbers.get(node.type) ?? 0).records
    })
    expect(records).toEqual(conformed)
  })

  it('yields only fields that the entities have', async () => {
    const { records } = all(await pagesOf(4000))
    const foreign = records.flatMap(({ entity, values }) =>
      Object.keys(values).filter((name) => !(name in fieldsOf(entity))),
    )
    expect(foreign).toEqual([])
  })

  it('expects about as many records as it yields', async () => {
    const read = (await pagesOf(4000)).reduce((sum, page) => sum + page.read, 0)
    const expected = syntheticConnector({ name: 'demo', ...repository }).expected ?? 0
    expect(Math.abs(read - expected) / read).toBeLessThan(0.1)
  })

  it('tells no identifier in origins, observations and refusals', async () => {
    const { records, observations, refusals } = all(await pagesOf(4000))
    const told = [...records.map(({ origin }) => origin), JSON.stringify(observations), JSON.stringify(refusals)].join(
      ' ',
    )
    const identifiers = records.flatMap(({ values }) =>
      [values['patient'], values['study']].filter((value) => typeof value === 'string'),
    )
    expect(identifiers.filter((identifier) => told.includes(identifier))).toEqual([])
  })

  it('stops between two pages when it is told to', async () => {
    const abort = new AbortController()
    const source = syntheticConnector({ name: 'demo', studies: 100_000_000, seed: 1, dirt: false, nodesAPage: 500 })
    let pages = 0
    const reading = async (): Promise<void> => {
      for await (const page of source.read(abort.signal)) {
        pages += page.read > 0 ? 1 : 0
        if (pages === 3) abort.abort(new Error('enough'))
      }
    }
    await expect(reading()).rejects.toThrow('enough')
    expect(pages).toBe(3)
  })
})

describe('the survey of the sites', () => {
  const { sites, pledges } = survey(30_000, 1)

  it('lists every site that delivers, and some that do not', () => {
    const listed = new Set(sites.map(({ site_id }) => site_id))
    const delivering = new Set(
      [...generate({ studies: 30_000, seed: 1, dirt: false })].flatMap((node) =>
        node.type === 'case' ? [written(node['site_id'])] : [],
      ),
    )
    expect([...delivering].filter((site) => !listed.has(site))).toEqual([])
    expect(listed.size).toBeGreaterThan(delivering.size)
    expect(listed.size).toBe(sites.length)
  })

  it('has one pledge of each site, more in all than is delivered', () => {
    expect(pledges.map(({ site_id }) => site_id)).toEqual(sites.map(({ site_id }) => site_id))
    expect(pledges.reduce((sum, { pledged_studies }) => sum + pledged_studies, 0)).toBeGreaterThan(30_000)
  })

  it('knows mostly American sites and some in other countries', () => {
    const abroad = sites.filter(({ country }) => country !== 'US').length / sites.length
    expect(abroad).toBeGreaterThan(0.1)
    expect(abroad).toBeLessThan(0.5)
  })
})
