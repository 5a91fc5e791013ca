import { describe, expect, it } from '@jest/globals'
import { generate } from '#data/synthetic/generate.js'
import { written, type Node } from '#data/synthetic/node.js'
import { plainDictionary } from '../support/plain-dictionary.js'

const nodesOf = (studies: number, seed = 1, dirt = false): readonly Node[] => [...generate({ studies, seed, dirt })]
const ofType = (nodes: readonly Node[], type: string): readonly Node[] => nodes.filter((node) => node.type === type)
const share = (nodes: readonly Node[], holds: (node: Node) => boolean): number =>
  nodes.filter(holds).length / nodes.length

const usual = nodesOf(30_000)
const cases = ofType(usual, 'case')

describe('the synthetic repository', () => {
  it('is the same for the same seed and another for another seed', () => {
    const [first, again, other] = [7, 7, 8].map((seed) => JSON.stringify(nodesOf(1000, seed)))
    expect(first === again).toBe(true)
    expect(first === other).toBe(false)
  })

  it.each([1, 999, 1000, 4321])('has exactly %d studies', (studies) => {
    expect(ofType(nodesOf(studies), 'imaging_study')).toHaveLength(studies)
  })

  it('writes only properties that the dictionary has', () => {
    const names = new Set(usual.flatMap((node) => Object.keys(node).map((name) => `${node.type}.${name}`)))
    const legal = Object.entries(plainDictionary).flatMap(([type, of]) =>
      Object.keys(of).map((name) => `${type}.${name}`),
    )
    expect([...names].filter((name) => !legal.includes(name))).toEqual([])
  })

  it('writes only values that the dictionary lists', () => {
    const illegal = usual.filter((node) =>
      Object.entries(plainDictionary[node.type] ?? {}).some(([name, values]) => {
        const value = node[name] ?? null
        return values !== null && value !== null && !values.includes(written(value))
      }),
    )
    expect(illegal).toEqual([])
  })

  it('gives every record a key of its own and a parent that came before it', () => {
    const seen = new Set<string>()
    const faults: string[] = []
    for (const node of usual) {
      const key = written(node['submitter_id'] ?? node['code'])
      const links = ['cases', 'imaging_studies', 'datasets', 'projects'].flatMap((name) => [node[name] ?? []].flat())
      const linked = links.every(
        (link) => typeof link === 'object' && 'submitter_id' in link && seen.has(link.submitter_id),
      )
      if (seen.has(key) || !linked) faults.push(key)
      seen.add(key)
    }
    expect(faults).toEqual([])
  })

  it('delivers in batches from July 2020 to June 2022, some cases in several', () => {
    const days = ofType(usual, 'dataset').map((node) => written(node['submitter_id']).slice(-8))
    expect(days.every((day) => day >= '20200701' && day <= '20220630')).toBe(true)
    expect(days.length).toBeGreaterThan(40)
    expect(share(cases, ({ datasets }) => Array.isArray(datasets) && datasets.length > 1)).toBeGreaterThan(0.1)
  })

  it('has patients of the ages, sexes and status that such repositories have', () => {
    const ages = cases.flatMap((node) => (typeof node['age_at_index'] === 'number' ? [node['age_at_index']] : []))
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length
    expect(mean).toBeGreaterThan(53)
    expect(mean).toBeLessThan(62)
    expect(Math.max(...ages)).toBeLessThanOrEqual(89)
    expect(share(cases, (node) => node['age_at_index_gt89'] === 'Yes')).toBeGreaterThan(0.02)
    expect(share(cases, (node) => node['sex'] === 'Female')).toBeGreaterThan(0.48)
    const status = share(cases, (node) => node['covid19_positive'] === 'Yes')
    expect(status).toBeGreaterThan(0.4)
    expect(status).toBeLessThan(0.6)
  })

  it('leaves the ICU indicator blank for about two in five, site by site', () => {
    const blank = share(cases, (node) => node['icu_indicator'] === null)
    expect(blank).toBeGreaterThan(0.36)
    expect(blank).toBeLessThan(0.52)
    const sites = new Set(cases.map((node) => node['site_id']))
    const reporting = new Set(cases.filter((node) => node['icu_indicator'] !== null).map((node) => node['site_id']))
    expect(sites.size).toBe(40)
    expect(sites.size - reporting.size).toBeGreaterThan(5)
  })

  it('sends men and the old to intensive care more often, as the parameters say', () => {
    const admitted = (of: readonly Node[]): number =>
      share(
        of.filter((node) => node['icu_indicator'] !== null),
        (node) => node['icu_indicator'] === true,
      )
    const aged = (least: number, most: number): readonly Node[] =>
      cases.filter((node) => Number(node['age_at_index'] ?? 90) >= least && Number(node['age_at_index'] ?? 90) <= most)
    const positives = admitted(cases.filter((node) => node['covid19_positive'] === 'Yes'))
    expect(admitted(aged(65, 90))).toBeGreaterThan(1.4 * admitted(aged(18, 49)))
    expect(admitted(cases.filter((node) => node['sex'] === 'Male'))).toBeGreaterThan(
      admitted(cases.filter((node) => node['sex'] === 'Female')),
    )
    expect(positives).toBeGreaterThan(0.06)
    expect(positives).toBeLessThan(0.2)
  })

  it('is made fast enough for a hundred million studies', () => {
    const before = process.cpuUsage()
    let nodes = 0
    for (const node of generate({ studies: 50_000, seed: 1, dirt: true })) nodes += node.type === '' ? 0 : 1
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    process.stdout.write(`${nodes} synthetic records of 50,000 studies in ${seconds.toFixed(2)} s of processor time\n`)
    // Some 0.3 s; ten times that would be a mistake in the generator.
    expect(seconds).toBeLessThan(3)
  })

  it.each([
    [0, 1],
    [1.5, 1],
    [100_000_001, 1],
    [1000, -1],
    [1000, 0.5],
  ])('refuses %d studies with the seed %d', (studies, seed) => {
    expect(() => nodesOf(studies, seed)).toThrow(RangeError)
  })
})
