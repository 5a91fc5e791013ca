import { describe, expect, it } from '@jest/globals'
import { representationAnswer as schema, type RepresentationQuestion } from '#analytics/contract/representation.js'
import { representationSheet } from '#analytics/contract/representation-sheet.js'
import { emptyTally } from '#analytics/disclosure/tally.js'
import { representationAnswer } from '#analytics/representation/representation-answer.js'
import { jensenShannonDistance } from '#analytics/statistics/representation/jensen-shannon.js'
import { usResidents } from '#data/references/us-residents.js'
import { Random } from '#data/synthetic/random.js'

const threshold = 11
const months = [
  { label: '2022-01', from: '2022-01-01', to: '2022-02-01' },
  { label: '2022-02', from: '2022-02-01', to: '2022-03-01' },
]

const asked: RepresentationQuestion = {
  ...{
    attribute: 'race',
    reference: 'us-residents',
    by: [],
    clock: 'contributed',
    grain: 'none',
    from: null,
    to: null,
  },
  ...{ where: [], asOf: null, reported: ['all', 'known'], confidence: 0.95 },
}

type Counts = Readonly<Record<string, readonly number[]>>

/** An answer from new patients by race and period. */
function answered(counts: Counts, question: Partial<RepresentationQuestion> = {}, least: number | null = null) {
  const width = Object.values(counts)[0]?.length ?? 1
  const periods = question.grain === 'month' ? months.slice(0, width) : [null]
  const groups = Object.entries(counts).map(([race, each]) => ({
    key: { race },
    cells: each.map((count) => ({ ...emptyTally, numerator: count, parts: [count] })),
  }))
  const answer = representationAnswer(
    { ...asked, ...question },
    { periods, groups, total: [] },
    {
      snapshot: { id: '0'.repeat(12), publishedAt: '2024-03-05T06:07:08Z', dataTo: '2022-02-10' },
      ...{ reference: usResidents, policy: { threshold: least }, notes: [], seed: 1 },
      behind: { sites: 3, patients: 5000, undated: 0, undatedPatients: 0 },
      random: () => new Random(1, 0, 0),
    },
  )
  return schema.parse(answer)
}

const comparisonsOf = (...given: Parameters<typeof answered>) =>
  answered(...given).groups[0]?.periods.flatMap(({ comparisons }) => comparisons) ?? []

const many = { white: [600], black: [200], asian: [100] }

describe('patients beside a reference', () => {
  it('have a distance with those not reported and one without, each within its interval', () => {
    const found = comparisonsOf({ ...many, unknown: [100] })
    const values = found.map(({ distance }) => (distance.status === 'shown' ? distance.value : NaN))
    const { race = {} } = usResidents.attributes
    const theirs = ['white', 'black', 'asian', 'american-indian', 'pacific-islander', 'other'].map(
      (id) => race[id] ?? 0,
    )
    expect(values[0]).toBeCloseTo(jensenShannonDistance([600, 200, 100, 0, 0, 0, 100], [...theirs, 0]) ?? NaN, 12)
    expect(values[1]).toBeCloseTo(jensenShannonDistance([600, 200, 100, 0, 0, 0], theirs) ?? NaN, 12)
    for (const { distance } of found) {
      if (distance.status !== 'shown') throw new Error('expected a distance')
      expect(distance.interval.lower).toBeLessThan(distance.value)
      expect(distance.interval.upper).toBeGreaterThan(distance.value)
      expect(distance.noiseFloor.percentile95).toBeGreaterThan(distance.noiseFloor.median)
    }
  })

  it('have every category of either, those not known last, and shares that add up to one', () => {
    const [all, known] = comparisonsOf(many)
    const ids = ['american-indian', 'asian', 'black', 'pacific-islander', 'white', 'other']
    expect(known?.categories.map(({ value }) => value)).toEqual(ids)
    expect(all?.categories.map(({ value }) => value)).toEqual([...ids, 'unknown'])
    const shares = all?.categories.map(({ cell }) => (cell.status === 'shown' ? cell.share : NaN)) ?? []
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('are all up to the end of each period', () => {
    const found = comparisonsOf({ white: [600, 100], black: [200, 0] }, { grain: 'month', reported: ['known'] })
    expect(found.map(({ patients }) => patients)).toEqual([
      { status: 'shown', value: 800 },
      { status: 'shown', value: 900 },
    ])
  })

  it('are provisional while a month is filling', () => {
    const { groups } = answered({ white: [600, 100] }, { grain: 'month' })
    expect(groups[0]?.periods.map(({ provisional }) => provisional)).toEqual([false, true])
  })

  it('are told with who they are, the reference and the chance behind the intervals', () => {
    const { notes, resampling } = answered({ ...many, unknown: [100] })
    expect(notes.map(({ code }) => code)).toEqual(['estimand', 'reference', 'not-reported', 'noise-floor'])
    expect(notes[0]?.text).toBe(
      'Patients in the repository from 3 sites, each once, by their first contribution: their race beside that of US residents. It is not known for 10.0 % of them.',
    )
    expect(notes[3]?.text).toContain(`${resampling.replicates} samples drawn by chance (seed 1)`)
  })
})

describe('where there is nothing to compare', () => {
  it('there is no distance of nobody', () => {
    const none = { status: 'undefined', reason: 'no-patients' }
    for (const found of comparisonsOf({})) {
      expect(found).toMatchObject({ patients: { status: 'shown', value: 0 }, distance: none })
      expect(found.categories.map(({ cell }) => cell)).toEqual(found.categories.map(() => none))
    }
  })

  it('there is none among those known where nobody is', () => {
    const [all, known] = comparisonsOf({ unknown: [40] })
    expect(all?.distance).toMatchObject({ status: 'shown', value: 1 })
    expect(known?.distance).toEqual({ status: 'undefined', reason: 'none-reported' })
  })

  it('there are no periods where there are no patients', () => {
    const answer = representationAnswer(
      { ...asked, grain: 'month' },
      { periods: [], groups: [], total: [] },
      {
        snapshot: { id: '0'.repeat(12), publishedAt: '2024-03-05T06:07:08Z', dataTo: null },
        ...{ reference: usResidents, policy: { threshold }, notes: [], seed: 1 },
        behind: { sites: 0, patients: 0, undated: 0, undatedPatients: 0 },
        random: () => new Random(1, 0, 0),
      },
    )
    expect(schema.parse(answer).groups[0]?.periods).toEqual([])
  })
})

describe('a caller who may not see few patients', () => {
  it('sees the values that few have as one category, here and in the reference', () => {
    const answer = answered(
      { white: [600], black: [200], asian: [40], 'american-indian': [3], unknown: [90] },
      {},
      threshold,
    )
    expect(answer.groups[0]?.withheld).toEqual(['american-indian', 'asian'])
    const [all] = answer.groups[0]?.periods[0]?.comparisons ?? []
    const merged = all?.categories.find(({ value }) => value === 'withheld')
    expect(merged?.cell).toMatchObject({ status: 'shown', patients: 43 })
    const { race = {} } = usResidents.attributes
    const shareOf = (id: string) => (race[id] ?? 0) / Object.values(race).reduce((sum, each) => sum + each, 0)
    expect(merged?.shareInReference).toBeCloseTo(shareOf('american-indian') + shareOf('asian'), 12)
    expect(answer.notes.map(({ code }) => code)).toContain('withheld-together')
  })

  it('does not see those known apart from few who are not, whichever way it asks', () => {
    for (const reported of [['all', 'known'], ['known']] as const) {
      const [known] = comparisonsOf({ ...many, unknown: [4] }, { reported }, threshold).filter(
        (each) => each.reported === 'known',
      )
      expect(known).toMatchObject({ patients: { status: 'suppressed' }, distance: { status: 'suppressed' } })
    }
  })

  it('sees nothing of a group of few', () => {
    expect(JSON.stringify(comparisonsOf({ white: [7], black: [2] }, {}, threshold))).not.toContain('shown')
  })
})

describe('a table to take away', () => {
  it('has the numbers of the answer, and its reasons', () => {
    const answer = answered({ ...many, unknown: [4] }, {}, threshold)
    const { columns, rows } = representationSheet(answer)
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    for (const row of rows) expect(row).toHaveLength(columns.length)
    const comparisons = answer.groups[0]?.periods[0]?.comparisons ?? []
    const told = comparisons.flatMap(({ distance, categories }) =>
      categories.map(({ value, cell }) => [
        ...[value, cell.status, cell.status === 'shown' ? cell.share : null],
        distance.status === 'shown' ? distance.value : null,
      ]),
    )
    expect(rows.map((row) => ['category', 'status', 'share', 'distance'].map((name) => row[at(name)]))).toEqual(told)
  })
})
