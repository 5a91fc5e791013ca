import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { defaultNoise, defaultThreshold } from '#analytics/disclosure/cell-keys/defaults.js'
import { perturbationTable } from '#analytics/disclosure/cell-keys/perturbation-table.js'
import { parseTrendQuestion } from '#analytics/question/parse-trend-question.js'
import { trendParameters } from '#analytics/question/trend-parameters.js'
import { latticeTables, publicDimensions } from '#analytics/release/lattice.js'
import { trusted } from '#analytics/sql/sql.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { Database } from '#api/duckdb/database.js'
import { askTrends } from '#api/questions/ask-trends.js'
import { askPublicTrends } from '#api/release/ask-public-trends.js'
import { buildRelease } from '#api/release/build-release.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { dataFile } from '#api/snapshots/shelf.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const terms = { dimensions: publicDimensions, threshold: defaultThreshold }

let open: OpenSnapshot
let later: OpenSnapshot

/** A snapshot with its release, as it is before it is published. */
async function released(file: string, manifest: OpenSnapshot['manifest'], copy: string): Promise<OpenSnapshot> {
  copyFileSync(file, copy)
  const database = await Database.open(copy)
  await buildRelease(database, {
    dimensions: publicDimensions,
    protection: { noise: perturbationTable(defaultNoise), threshold: defaultThreshold },
    signal: new AbortController().signal,
  })
  return { manifest, database }
}

beforeAll(async () => {
  const home = temporaryHome()
  const { manifest } = await exportInto(home, [
    syntheticConnector({ name: 'demo', studies: 3_000, seed: 4, dirt: true }),
  ])
  open = await released(dataFile(home, manifest.id), manifest, join(home.path, 'one.duckdb'))
  later = await released(dataFile(home, manifest.id), manifest, join(home.path, 'other.duckdb'))
}, 300_000)
afterAll(() => {
  open.database.close()
  later.database.close()
})

const question = (text: string) => {
  const given = Object.fromEntries(new URLSearchParams(text))
  return parseTrendQuestion(trendParameters.parse(given))
}
const toPublic = (text: string): Promise<TrendAnswer> => askPublicTrends(open, question(text), terms)
const exactly = (text: string): Promise<TrendAnswer> => askTrends(open, question(text), { threshold: null })

/** Every cell of an answer with its place. */
function cellsOf(answer: TrendAnswer): ReadonlyMap<string, Cell> {
  const line = (name: string, cells: TrendAnswer['total']['cells']) =>
    cells.map(({ period, cell }) => [`${name} ${period?.label ?? ''}`, cell] as const)
  return new Map([
    ...answer.groups.flatMap(({ key, cells }) => line(JSON.stringify(key), cells)),
    ...line('total', answer.total.cells),
  ])
}

const valueOf = (cell: Cell | undefined): number => (cell?.status === 'shown' ? cell.value : 0)

const byPatients = latticeTables(publicDimensions).map((by) => `measure=patients&by=${by.join(',')}`)

describe('what is released to the public', () => {
  it.each([...byPatients, ...byPatients.map((each) => `${each}&grain=quarter`)])(
    'tells each number of patients within 5, zero as zero, and none of 1 to 10: %s',
    async (text) => {
      const [told, exact] = [cellsOf(await toPublic(text)), cellsOf(await exactly(text))]
      expect([...told.keys()].sort()).toEqual([...exact.keys()].sort())
      for (const [place, cell] of told) {
        const truth = valueOf(exact.get(place))
        if (truth === 0) expect([place, cell]).toEqual([place, { status: 'shown', value: 0 }])
        else if (truth < 11) expect([place, cell.status]).toEqual([place, 'suppressed'])
        else if (cell.status === 'shown') {
          expect(Math.abs(cell.value - truth)).toBeLessThanOrEqual(5)
          expect(cell.value).toBeGreaterThanOrEqual(11)
        } else expect([place, truth <= 15]).toEqual([place, true])
      }
    },
  )

  it('moves about half of the numbers, and none of them far', async () => {
    const differences: number[] = []
    for (const text of byPatients) {
      const [told, exact] = [cellsOf(await toPublic(text)), cellsOf(await exactly(text))]
      for (const [place, cell] of told) {
        const truth = valueOf(exact.get(place))
        if (cell.status === 'shown' && truth > 0) differences.push(cell.value - truth)
      }
    }
    const moved = differences.filter((each) => each !== 0).length / differences.length
    const off = differences.reduce((sum, each) => sum + Math.abs(each), 0) / differences.length
    expect(differences.length).toBeGreaterThan(500)
    expect(moved).toBeGreaterThan(0.4)
    expect(moved).toBeLessThan(0.65)
    expect(off).toBeLessThan(2)
  })

  it('gives the same patients the same number in whatever table they are found, and in every snapshot', async () => {
    const one = cellsOf(await toPublic('measure=patients&by=sex'))
    const held = cellsOf(await toPublic('measure=patients&by=sex&where=sex:female,male'))
    expect(held.get('{"sex":"female"} ')).toEqual(one.get('{"sex":"female"} '))
    const all = 'SELECT * FROM release.cell ORDER BY ALL'
    expect(await later.database.query(trusted(all))).toEqual(await open.database.query(trusted(all)))
  })

  it('tells a share from protected numbers only, and none that tells of everybody in a group', async () => {
    for (const by of ['', 'sex', 'ageBand,sex', 'modality']) {
      for (const cell of cellsOf(await toPublic(`measure=icuAdmitted&by=${by}`)).values()) {
        if (cell.status !== 'shown') continue
        const { numerator = 0, denominator = 0 } = cell
        expect(cell.value).toBe(numerator / denominator)
        expect(numerator).toBeGreaterThanOrEqual(11)
        expect(denominator - numerator).toBeGreaterThanOrEqual(11)
      }
    }
  })

  it('adds up what nobody is in twice: two values of a dimension are as far off as both', async () => {
    const both = cellsOf(await toPublic('measure=patients&by=ageBand&where=sex:female,male'))
    const exact = cellsOf(await exactly('measure=patients&by=ageBand&where=sex:female,male'))
    for (const [place, cell] of both) {
      if (cell.status === 'shown') expect(Math.abs(cell.value - valueOf(exact.get(place)))).toBeLessThanOrEqual(10)
    }
    expect([...both.values()].some(({ status }) => status === 'shown')).toBe(true)
  })

  it('runs totals over years, quarters and months, as few as will do', async () => {
    const told = cellsOf(await toPublic('measure=studies&grain=month&cumulative=true'))
    const exact = cellsOf(await exactly('measure=studies&grain=month&cumulative=true'))
    const differences = [...told].map(([place, cell]) =>
      cell.status === 'shown' ? Math.abs(cell.value - valueOf(exact.get(place))) : 0,
    )
    expect(Math.max(...differences)).toBeLessThanOrEqual(5 * 3 * 8)
    expect([...told.values()].at(-1)?.status).toBe('shown')
  })

  it.each(dimensionIds.filter((id) => !publicDimensions.some((each) => each === id)))(
    'is not split by %s',
    async (id) => {
      await expect(toPublic(`measure=patients&by=${id}`)).rejects.toThrow(`not split by ${id}`)
      await expect(toPublic(`measure=patients&where=${id}:unknown`)).rejects.toThrow(`not split by ${id}`)
    },
  )

  it.each([
    ['measure=patients&by=sex,race,ageBand', 'at most 2 dimensions'],
    ['measure=patients&by=sex,race&where=ageBand:65%2B', 'at most 2 dimensions'],
    ['measure=patients&grain=isoWeek', 'month, quarter, year, none'],
    ['measure=studies&clock=fromIndex&grain=day', 'month, quarter, year, none'],
    ['measure=patients&from=2021-01-01', 'give a grain'],
    ['measure=patients&grain=month&from=2021-01-15', 'take 2021-01-01'],
    ['measure=studies&by=sex&where=modality:CT,DX', 'one value of modality'],
    ['measure=hospitalStay&where=sex:female,male', 'one value of sex'],
    ['measure=patients&grain=month&panel=fixed', 'of all sites'],
  ])('does not answer %s', async (text, words) => {
    await expect(toPublic(text)).rejects.toThrow(words)
  })
})
