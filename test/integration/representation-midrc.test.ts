import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { representationAnswer, type RepresentationAnswer } from '#analytics/contract/representation.js'
import { filesSource } from '#api/connectors/files/files-source.js'
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

/** √(H(M) − (H(P) + H(Q)) / 2) by Shannon's entropies: the same distance by another of its formulas. */
function byHand(here: Readonly<Record<string, number>>, there: Readonly<Record<string, number>>): number {
  const shares = (counts: Readonly<Record<string, number>>, keys: readonly string[]) => {
    const sum = keys.reduce((total, key) => total + (counts[key] ?? 0), 0)
    return keys.map((key) => (counts[key] ?? 0) / sum)
  }
  const entropy = (parts: readonly number[]) => parts.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0)
  const keys = [...new Set([...Object.keys(here), ...Object.keys(there)])]
  const [p, q] = [shares(here, keys), shares(there, keys)]
  const middle = p.map((each, i) => (each + (q[i] ?? 0)) / 2)
  return Math.sqrt(entropy(middle) - (entropy(p) + entropy(q)) / 2)
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
      expect(values?.[0]).toBeCloseTo(byHand(countOf(attribute), theirs), 10)
      expect(values?.[1]).toBeCloseTo(byHand(known, theirs), 10)
    },
  )
})
