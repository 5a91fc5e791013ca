import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { representationAnswer, type RepresentationAnswer } from '#analytics/contract/representation.js'
import { filesSource } from '#api/connectors/files/files-source.js'
import { plainDistance } from '../support/plain-distance.js'
import { Asked } from '../support/question.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

/** US residents in per cent, by the words of the portal's files. */
const residents: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sex: { Female: 50.75, Male: 49.25 },
  race: {
    'American Indian or Alaska Native': 1.1244963298019646,
    Asian: 5.999726093839377,
    'Black or African American': 12.401354402093272,
    'Native Hawaiian or other Pacific Islander': 0.20816638911339197,
    White: 61.631533000670466,
    Other: 18.634723784481526,
  },
  ethnicity: { 'Hispanic or Latino': 18.72987740769907, 'Not Hispanic or Latino': 81.27012259230094 },
}

const cases: readonly Readonly<Record<string, string>>[] = ['cases-open-r1.tsv', 'cases-open-a1.tsv'].flatMap(
  (name) => {
    const rows: Record<string, string>[] = parse(readFileSync(join(midrcFolder, name), 'utf8'), {
      ...{ delimiter: '\t', columns: true, bom: true, relax_quotes: true },
    })
    return rows
  },
)

const countOf = (column: string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const row of cases) counts[row[column] ?? ''] = (counts[row[column] ?? ''] ?? 0) + 1
  return counts
}

describeOnMidrc('7,343 cases of MIDRC beside the residents of the US (needs shared/data)', () => {
  let asked: Asked
  beforeAll(async () => {
    const home = temporaryHome()
    const source = { name: 'midrc', preset: 'midrc-cases', paths: ['cases-open-*.tsv'] }
    await exportInto(home, [await filesSource(source, midrcFolder)])
    asked = new Asked(home)
  })
  afterAll(async () => {
    await asked.close()
    removeTemporaryHomes()
  })

  const representation = async (text: string, role: 'manager' | 'public' = 'manager'): Promise<RepresentationAnswer> =>
    representationAnswer.parse(await asked.table('representation', text, role))

  it.each(['sex', 'race', 'ethnicity'])(
    'are as far from them by %s as a count of the files gives',
    async (attribute) => {
      const { groups } = await representation(`attribute=${attribute}`)
      const { 'Not Reported': _, ...known } = countOf(attribute)
      const distances = groups[0]?.periods[0]?.comparisons.map(({ distance }) => distance)
      const theirs = residents[attribute] ?? {}
      expect(distances).toMatchObject([{ status: 'shown' }, { status: 'shown' }])
      const values = distances?.map((each) => (each.status === 'shown' ? each.value : null))
      expect(values?.[0]).toBeCloseTo(plainDistance(countOf(attribute), theirs), 10)
      expect(values?.[1]).toBeCloseTo(plainDistance(known, theirs), 10)
    },
  )

  it('are for the public without the 4 whose sex is not reported: they are one category with the men', async () => {
    const { groups } = await representation('attribute=sex', 'public')
    expect(groups[0]?.withheld).toEqual(['male', 'unknown'])
    const [all, known] = groups[0]?.periods[0]?.comparisons ?? []
    expect(all?.categories).toMatchObject([
      { value: 'female', cell: { status: 'shown', patients: 4103 } },
      { value: 'withheld', cell: { status: 'shown', patients: 3240 }, shareInReference: 0.4925 },
    ])
    const distance = all?.distance.status === 'shown' ? all.distance.value : NaN
    expect(distance).toBeCloseTo(plainDistance({ female: 4103, others: 3240 }, { female: 50.75, others: 49.25 }), 10)
    expect(known).toMatchObject({ patients: { status: 'suppressed' }, distance: { status: 'suppressed' } })
  })

  it('are by race for the public what they are for the manager, since no race has from 1 to 10', async () => {
    const seen = await representation('attribute=race', 'public')
    expect(seen.groups).toEqual((await representation('attribute=race')).groups)
  })

  it('are by age as far from them as a count of the files gives, those over 89 among the eldest', async () => {
    const counts: Record<string, number> = {}
    for (const row of cases) {
      const age = row['age_at_index_gt89'] === 'Yes' ? 90 : Number(row['age_at_index'])
      const band = age < 18 ? 'child' : age < 50 ? 'adult' : age < 65 ? 'older' : 'eldest'
      counts[band] = (counts[band] ?? 0) + 1
    }
    const { groups } = await representation('attribute=ageBand&reported=known')
    const distance = groups[0]?.periods[0]?.comparisons[0]?.distance
    const theirs = { child: 22.3, adult: 42.2, older: 19.2, eldest: 16.5 }
    expect(distance?.status === 'shown' ? distance.value : NaN).toBeCloseTo(plainDistance(counts, theirs), 10)
  })
})
