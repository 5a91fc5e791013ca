import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from '@jest/globals'
import { expressionInterpreter } from 'vega-interpreter'
import { parse, read, View } from 'vega'
import { compile } from 'vega-lite'
import type { DimensionEntry } from '#analytics/contract/catalogue.js'
import { featuresOf, type AtlasId } from '../../web/charts/atlas.js'
import { choropleth } from '../../web/figures/choropleth.js'
import { classBreaks } from '../../web/figures/class-breaks.js'
import { placed } from '../../web/figures/map-places.js'
import { figureTheme } from '../../web/style/figure-theme.js'
import { answer, count, group, smallCount, whole } from '../support/answer.js'

const { resolve } = createRequire(import.meta.url)
const featuresIn = (file: string, object: string) =>
  featuresOf(read(readFileSync(resolve(file), 'utf8'), { type: 'topojson', feature: object }))

const states = featuresIn('us-atlas/states-albers-10m.json', 'states')
const countries = featuresIn('world-atlas/countries-110m.json', 'countries')

const dimension = (atlas: AtlasId, ids: readonly (readonly [value: string, id: string])[]): DimensionEntry => ({
  ...{ id: 'place', label: 'Place', description: '', closed: true, manyValued: false },
  values: ids.map(([value, id]) => ({ value, label: value, feature: { atlas, id } })),
})

const patients = answer({
  grain: 'none',
  groups: [
    group({ place: 'CA' }, whole(count(3700))),
    group({ place: 'PA' }, whole(smallCount)),
    group({ place: 'unknown' }, whole(count(20))),
  ],
  total: whole(count(3725)),
})

const usDimension = dimension('us-states', [
  ['CA', '06'],
  ['PA', '42'],
])

async function drawn(atlas: AtlasId): Promise<string> {
  const isUs = atlas === 'us-states'
  const entry = isUs
    ? usDimension
    : dimension('world', [
        ['CA', '124'],
        ['PA', '591'],
      ])
  const { places } = placed(patients, entry, atlas, isUs ? states : countries)
  const spec = choropleth(patients, places, atlas, figureTheme('light'), { width: 600 })
  const runtime = parse(compile(spec).spec, undefined, { ast: true })
  return await new View(runtime, { renderer: 'none', expr: expressionInterpreter }).toSVG()
}

describe('a map', () => {
  it.each(['us-states', 'world'] as const)('draws %s with a class, a hatch and grey for the rest', async (atlas) => {
    const svg = await drawn(atlas)
    const theme = figureTheme('light')
    expect(svg).not.toMatch(/NaN|Infinity/)
    expect(svg.split(`fill="${theme.none}"`).length).toBeGreaterThan(40)
    expect(svg).toMatch(new RegExp(`<path[^>]*stroke="${theme.hatch.suppressed}"[^>]*`))
    for (const words of ['none contributed', '1–10, or withheld to protect them']) expect(svg).toContain(words)
  })

  it('says which groups it has no place for', () => {
    const { offMap } = placed(patients, usDimension, 'us-states', states)
    expect(offMap.map(({ label }) => label)).toEqual(['unknown'])
  })

  it('takes a count of zero as a place that nothing came from', () => {
    const none = answer({ grain: 'none', groups: [group({ place: 'CA' }, whole(count(0)))], total: whole(count(0)) })
    const { places } = placed(none, usDimension, 'us-states', states)
    expect(places.every(({ cell }) => cell === null)).toBe(true)
  })

  it('divides at round numbers', () => {
    expect(classBreaks([3, 40, 900, 3700], 'count')).toEqual([100, 200, 500, 1000, 2000])
    expect(classBreaks([0.04, 0.05, 0.09], 'share')).toEqual([0.02, 0.04, 0.06, 0.08])
    expect(classBreaks([3643, 3700], 'count')).toEqual([800, 1600, 2400, 3200])
    expect(classBreaks([0.2, 0.9], 'share')).toEqual([0.2, 0.4, 0.6, 0.8])
    expect(classBreaks([2, 3], 'count')).toEqual([1, 2])
    expect(classBreaks([], 'count')).toEqual([])
  })

  it('makes five to seven classes of any numbers', () => {
    for (let greatest = 0.001; greatest < 5e6; greatest *= 1.013) {
      for (const least of [greatest / 2, greatest / 1000]) {
        const classes = classBreaks([least, greatest], 'share').length + 1
        expect([5, 6, 7]).toContain(classes)
      }
    }
  })
})
