import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { standardisedAnswer } from '#analytics/contract/standardised.js'
import type { Role } from '#analytics/contract/trends.js'
import { filesSource } from '#api/connectors/files/files-source.js'
import { plainStandardised, type PlainUnit } from '../support/plain-standardised.js'
import { ageBandOf, sexOf, stateOf, truthOf } from '../support/plain-words.js'
import { Asked } from '../support/question.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

/** The rows of the two tables as they stand, read by nothing of ours. */
function unitsOf(file: string): readonly PlainUnit[] {
  const [header = '', ...lines] = readFileSync(join(midrcFolder, file), 'utf8').trimEnd().split(/\r?\n/)
  const names = header.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    const at = (name: string) => cells[names.indexOf(name)] ?? ''
    const [band, sex] = [ageBandOf(at('age_at_index'), at('age_at_index_gt89')), sexOf(at('sex'))]
    return {
      groups: [stateOf(at('zip'))],
      stratum: band === 'unknown' || sex === 'unknown' ? null : `${band} ${sex}`,
      outcome: truthOf(at('icu_indicator')),
    }
  })
}

describeOnMidrc('intensive care of 7,343 cases, standardised by age and sex (needs shared/data)', () => {
  let asked: Asked
  let units: readonly PlainUnit[]
  beforeAll(async () => {
    units = ['cases-open-a1.tsv', 'cases-open-r1.tsv'].flatMap(unitsOf)
    const home = temporaryHome()
    const source = { name: 'midrc', preset: 'midrc-cases', paths: ['cases-open-*.tsv'] }
    await exportInto(home, [await filesSource(source, midrcFolder)])
    asked = new Asked(home)
  })
  afterAll(async () => {
    await asked.close()
    removeTemporaryHomes()
  })

  const ask = async (text: string, role: Role = 'manager') =>
    standardisedAnswer.parse(await asked.table('outcomes/standardised', text, role))

  it.each([
    ['all', '', () => true],
    ['adults', '&where=ageBand:18-49,50-64,65%2B', ({ stratum }: PlainUnit) => !stratum?.startsWith('0-17')],
  ])('is by state what a plain computation of the tables gives, of %s', async (_, where, isAsked) => {
    const plain = plainStandardised(units.filter(isAsked))
    const { groups } = await ask(`measure=icuAdmitted&by=patientSubdivision${where}`)
    expect(groups.map(({ key }) => key['patientSubdivision'])).toEqual(['US-CA', 'US-PA'])
    for (const { key, crude, direct, indirect, leftOut } of groups) {
      const expected = plain.get(key['patientSubdivision'] ?? '')
      if (!expected) throw new Error('no such state')
      expect(crude).toMatchObject({ numerator: expected.yes, denominator: expected.known })
      expect(leftOut).toEqual({ status: 'shown', value: expected.leftOut })
      if (expected.direct === null) expect(direct).toMatchObject({ status: 'undefined', reason: 'empty-stratum' })
      else if (direct?.status === 'shown') {
        expect(direct.value).toBeCloseTo(expected.direct.value, 12)
        expect(direct.interval.lower).toBeCloseTo(expected.direct.lower, 10)
        expect(direct.interval.upper).toBeCloseTo(expected.direct.upper, 10)
      } else throw new Error(JSON.stringify(direct))
      if (indirect?.status !== 'shown') throw new Error(JSON.stringify(indirect))
      expect(indirect.expected).toBeCloseTo(expected.expected, 9)
      expect(indirect.ratio).toBeCloseTo(expected.yes / expected.expected, 9)
    }
  })

  it('names the strata in which a state has nobody, and is estimable without them', async () => {
    const text = 'measure=icuAdmitted&by=patientSubdivision&standard=us2000'
    expect((await ask(text)).groups[0]?.direct).toEqual({
      ...{ status: 'undefined', reason: 'empty-stratum', strata: ['0–17'] },
    })
    const { groups, standard } = await ask(`${text}&where=ageBand:18-49,50-64,65%2B`)
    expect(groups[0]?.direct).toMatchObject({ status: 'shown' })
    expect(standard.strata.map(({ label }) => label)).toEqual(['18–49', '50–64', '65 and over'])
  })

  it('has no sex for four patients of California, which the public is not told', async () => {
    const exact = await ask('measure=icuAdmitted&by=patientSubdivision')
    expect(exact.total).toMatchObject({ leftOut: { value: 4 }, crude: { numerator: 154, denominator: 4109 } })
    const seen = await ask('measure=icuAdmitted&by=patientSubdivision', 'public')
    expect(seen.total).toMatchObject({ leftOut: { status: 'suppressed' }, indirect: { status: 'suppressed' } })
    expect(seen.standard.strata[0]?.share).toEqual({ status: 'suppressed', reason: 'protected' })
  })
})
