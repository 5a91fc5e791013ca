import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import { trendAnswer } from '#analytics/contract/trends.js'
import {
  representationAnswer,
  type RepresentationAnswer,
  type RepresentationComparison,
} from '#analytics/contract/representation.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { generate } from '#data/synthetic/generate.js'
import { usResidents } from '#data/references/us-residents.js'
import { plainAnswers, type PlainAnswers } from '../support/plain-answers.js'
import { plainDistance, type Categories } from '../support/plain-distance.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const options = { studies: 3_000, seed: 1, dirt: true }

/** What a comparison shows, as counts by category; null where one is withheld. */
const countsOf = ({ categories }: RepresentationComparison): Categories =>
  Object.fromEntries(
    categories.map(({ value, cell }) => [value, cell.status === 'shown' ? cell.patients : NaN] as const),
  )

const present = (counts: Categories): Categories =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

describe('3,000 synthetic studies beside the residents of the US', () => {
  let asked: Asked
  let plain: PlainAnswers
  beforeAll(async () => {
    const home = temporaryHome()
    await exportInto(home, [syntheticConnector({ name: 'demo', ...options })])
    asked = new Asked(home)
    plain = plainAnswers(generate(options))
  })
  afterAll(() => asked.close())

  const ask = async (text: string, role: 'manager' | 'public' = 'manager'): Promise<RepresentationAnswer> =>
    representationAnswer.parse(await asked.table('representation', text, role))

  const counted = (by: 'sex' | 'ageBand'): Categories =>
    Object.fromEntries([...plain.answer('patients', by)].map(([value, { value: count }]) => [value, count ?? 0]))

  it.each(['sex', 'ageBand'] as const)('are by %s what a plain count of the records gives', async (attribute) => {
    const { groups } = await ask(`attribute=${attribute}`)
    const [all, known] = groups[0]?.periods[0]?.comparisons ?? []
    if (!all || !known) throw new Error('expected two comparisons')
    const { unknown: _, ...told } = counted(attribute)
    const reference = usResidents.attributes[attribute] ?? {}
    expect(present(countsOf(all))).toEqual(present(counted(attribute)))
    expect(present(countsOf(known))).toEqual(present(told))
    for (const [found, counts] of [
      [all, counted(attribute)],
      [known, told],
    ] as const) {
      const value = found.distance.status === 'shown' ? found.distance.value : NaN
      expect(value).toBeCloseTo(plainDistance(counts, reference), 10)
    }
  })

  it('are by month all that came up to its end', async () => {
    const { groups } = await ask('attribute=sex&grain=month&reported=all')
    let sum = 0
    const running = new Map<string, number>()
    for (const [month, { value }] of plain.answer('patients', 'month')) running.set(month, (sum += value ?? 0))
    const found = groups[0]?.periods ?? []
    expect(found.length).toBeGreaterThan(3)
    for (const { period, comparisons } of found) {
      const expected = [...running].filter(([month]) => month <= (period?.label ?? '')).at(-1)?.[1] ?? 0
      expect(comparisons[0]?.patients).toEqual({ status: 'shown', value: expected })
    }
  })

  it('are by a dimension the groups of which each is asked for', async () => {
    const { groups } = await ask('attribute=ageBand&by=sex')
    for (const { key, periods } of groups) {
      const alone = await ask(`attribute=ageBand&where=sex:${key['sex'] ?? ''}`)
      expect(alone.groups[0]?.periods).toEqual(periods)
    }
  })

  it('are the same when they are asked again', async () => {
    expect(await ask('attribute=race&grain=quarter')).toEqual(await ask('attribute=race&grain=quarter'))
  })

  it.each(['sex', 'ageBand', 'race', 'ethnicity', 'raceEthnicity'])(
    'are for the public by %s never fewer than 11 of a value, nor fewer from one month to the next',
    async (attribute) => {
      const { groups } = await ask(`attribute=${attribute}&grain=month`, 'public')
      const shown = groups[0]?.periods.flatMap(({ comparisons }) =>
        comparisons.filter(({ reported, distance }) => reported === 'all' && distance.status === 'shown').map(countsOf),
      )
      const values = Object.keys(shown?.at(-1) ?? {})
      expect(values).not.toEqual([])
      for (const value of values) {
        const steps = shown?.map((counts, i) => (counts[value] ?? 0) - (shown[i - 1]?.[value] ?? 0)) ?? []
        expect(steps.filter((step) => step > 0 && step < 11)).toEqual([])
      }
    },
  )

  it('are said to be invented, and not to tell how common a disease is', async () => {
    const { notes } = await ask('attribute=sex')
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['estimand', 'invented', 'contributions']))
    expect(notes.map(({ text }) => text).join(' ')).not.toMatch(/incidence|prevalence|outbreak/i)
  })

  it.each(dimensionIds)('can be narrowed by %s, and by those for whom it is not known', async (dimension) => {
    const { groups } = await ask(`attribute=sex&reported=all&from=2020-01-01&where=${dimension}:unknown`)
    const { total } = trendAnswer.parse(
      await asked.table('trends', `measure=patients&from=2020-01-01&where=${dimension}:unknown`),
    )
    expect(groups[0]?.periods[0]?.comparisons[0]?.patients).toEqual(total.cells[0]?.cell)
  })

  it('are refused where there is more to compare than anybody reads', async () => {
    await expect(ask('attribute=race&by=patientZip3&grain=month')).rejects.toThrow(
      /by: gives \d+ groups by \d+ periods/,
    )
  })
})
