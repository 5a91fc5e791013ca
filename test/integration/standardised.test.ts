import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { standardisedAnswer, type StandardisedGroup } from '#analytics/contract/standardised.js'
import { standardisedSheet } from '#analytics/contract/standardised-sheet.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import type { Role } from '#analytics/contract/trends.js'
import { generate } from '#data/synthetic/generate.js'
import { patientOutcomes, studyOutcomes } from '../support/plain-outcomes.js'
import { plainPatients, type PlainPatient } from '../support/plain-repository.js'
import { plainStandardised, type PlainStandardised, type PlainUnit } from '../support/plain-standardised.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

const options = { studies: 3_000, seed: 1, dirt: true }
let asked: Asked
let patients: readonly PlainPatient[]
beforeAll(async () => {
  const home = temporaryHome()
  await exportInto(home, [syntheticConnector({ name: 'demo', ...options })])
  asked = new Asked(home)
  patients = plainPatients(generate(options))
})
afterAll(async () => {
  await asked.close()
  removeTemporaryHomes()
})

const ask = async (text: string, role: Role = 'manager') =>
  standardisedAnswer.parse(await asked.table('outcomes/standardised', text, role))

const stratumOf = ({ ageBand, sex }: PlainPatient): string | null =>
  ageBand === 'unknown' || sex === 'unknown' ? null : `${ageBand} ${sex}`

const modalitiesOf = ({ studies }: PlainPatient): readonly string[] =>
  studies.length === 0 ? ['unknown'] : [...new Set(studies.flatMap(({ modalities }) => modalities))]

const byPatient = (groups: (patient: PlainPatient) => readonly string[], stratum = stratumOf): readonly PlainUnit[] =>
  patients.map((patient) => ({
    ...{ groups: groups(patient), stratum: stratum(patient) },
    outcome: patientOutcomes.icuAdmitted(patient),
  }))

function expectEqual(group: StandardisedGroup, plain: PlainStandardised | undefined): void {
  if (plain === undefined) throw new Error(`${group.label} has nobody`)
  const { yes, known, leftOut, direct, expected } = plain
  expect(group.leftOut).toEqual({ status: 'shown', value: leftOut })
  if (known === 0) {
    expect(group).toMatchObject({ crude: { status: 'undefined' }, direct: { status: 'undefined' } })
    return
  }
  expect(group.crude).toMatchObject({ numerator: yes, denominator: known })
  if (direct === null) expect(group.direct).toMatchObject({ status: 'undefined', reason: 'empty-stratum' })
  else if (group.direct?.status === 'shown') {
    expect(group.direct.value).toBeCloseTo(direct.value, 12)
    expect(group.direct.interval.lower).toBeCloseTo(direct.lower, 10)
    expect(group.direct.interval.upper).toBeCloseTo(direct.upper, 10)
  } else throw new Error(JSON.stringify(group.direct))
  if (group.indirect?.status !== 'shown') throw new Error(JSON.stringify(group.indirect))
  expect(group.indirect.observed).toBe(yes)
  expect(group.indirect.expected).toBeCloseTo(expected, 9)
  expect(group.indirect.ratio).toBeCloseTo(yes / expected, 9)
}

describe('standardised proportions are what a plain computation of the records gives', () => {
  it.each<[string, (patient: PlainPatient) => readonly string[]]>([
    ['patientSubdivision', ({ state }) => [state]],
    ['site', ({ site }) => [site === '' ? 'unknown' : site]],
    ['modality', modalitiesOf],
  ])('of patients by %s', async (by, groupsOf) => {
    const plain = plainStandardised(byPatient(groupsOf))
    const { groups } = await ask(`measure=icuAdmitted&by=${by}`)
    expect(groups.map(({ key }) => key[by]).sort()).toEqual([...plain.keys()])
    for (const group of groups) expectEqual(group, plain.get(group.key[by] ?? ''))
    expect(groups.some(({ direct }) => direct?.status === 'shown')).toBe(true)
  })

  it('of studies by modality', async () => {
    const units = patients.flatMap((patient) =>
      patient.studies.map((study) => ({
        ...{ groups: study.modalities, stratum: stratumOf(patient), outcome: studyOutcomes.annotated(study) },
      })),
    )
    const plain = plainStandardised(units)
    const { groups, notes } = await ask('measure=annotated&by=modality')
    expect(groups).toHaveLength(plain.size)
    for (const group of groups) expectEqual(group, plain.get(group.key['modality'] ?? ''))
    expect(notes.map(({ code }) => code)).toContain('repeated')
  })

  it('to the United States of 2000, with 18 and 19 two fifths of those from 15', async () => {
    const weights = {
      '0-17': 13818 + 55317 + 72533 + 73032 + 0.6 * 72169,
      '18-49': 0.4 * 72169 + 66478 + 64529 + 71044 + 80762 + 81851 + 72118,
      '50-64': 62716 + 48454 + 38793,
      '65+': 34264 + 31773 + 26999 + 17842 + 15508,
    }
    const band = ({ ageBand }: PlainPatient) => (ageBand === 'unknown' ? null : ageBand)
    const plain = plainStandardised(
      byPatient(({ sex }) => [sex], band),
      weights,
    )
    const { groups, standard } = await ask('measure=icuAdmitted&by=sex&standard=us2000')
    for (const group of groups) expectEqual(group, plain.get(group.key['sex'] ?? ''))
    expect(standard.strata.map(({ key }) => key['ageBand'])).toEqual(['0-17', '18-49', '50-64', '65+'])
  })

  it('of as many sites as have somebody known', async () => {
    const known = patients.filter((patient) => stratumOf(patient) && patientOutcomes.icuAdmitted(patient) !== null)
    const sites = new Set(known.map(({ site }) => site).filter((site) => site !== ''))
    expect((await ask('measure=icuAdmitted&by=race')).sites).toEqual({ status: 'shown', value: sites.size })
    expect((await ask('measure=icuAdmitted&by=modality')).sites).toEqual({ status: 'shown', value: sites.size })
  })
})

describe('everybody standardised to themselves', () => {
  it.each(['measure=icuAdmitted', 'measure=annotated&strata=race', 'measure=died&where=modality:CT&strata=ageDecade'])(
    'are as observed, and as expected: %s',
    async (text) => {
      const { total, groups } = await ask(text)
      if (total.crude.status !== 'shown' || total.direct?.status !== 'shown') throw new Error('nothing is shown')
      expect(total.direct.value).toBeCloseTo(total.crude.value, 12)
      expect(total.indirect).toMatchObject({ status: 'shown', observed: total.crude.numerator })
      expect(groups).toMatchObject([{ label: 'All', crude: total.crude, direct: total.direct }])
    },
  )

  it('are standardised to themselves within a period, too', async () => {
    const { total, excluded } = await ask('measure=icuAdmitted&from=2021-01-01&to=2022-01-01')
    if (total.crude.status !== 'shown' || total.direct?.status !== 'shown') throw new Error('nothing is shown')
    expect(total.direct.value).toBeCloseTo(total.crude.value, 12)
    expect(Object.keys(excluded)).not.toContain('shifted')
  })
})

describe('the answer', () => {
  it('has the same numbers in its rows', async () => {
    const answer = await ask('measure=icuAdmitted&by=patientSubdivision,sex&strata=ageBand&confidence=0.9')
    const { columns, rows } = standardisedSheet(answer)
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    expect(rows).toHaveLength(answer.groups.length)
    for (const [i, { key, crude, direct, indirect, difference, leftOut }] of answer.groups.entries()) {
      const row = rows[i] ?? []
      expect(row).toHaveLength(columns.length)
      expect([row[at('patientSubdivision')], row[at('sex')]]).toEqual([key['patientSubdivision'], key['sex']])
      expect([row[at('status')], row[at('directStatus')], row[at('indirectStatus')]]).toEqual([
        ...[crude.status, direct?.status, indirect?.status],
      ])
      if (crude.status === 'shown') expect(row[at('lower')]).toBe(crude.interval?.lower)
      expect(row[at('direct')]).toBe(direct?.status === 'shown' ? direct.value : null)
      expect(row[at('expected')]).toBe(indirect?.status === 'shown' ? indirect.expected : null)
      expect(row[at('differenceUpper')]).toBe(difference.status === 'shown' ? difference.interval.upper : null)
      expect(row[at('leftOut')]).toBe(leftOut.status === 'shown' ? leftOut.value : null)
    }
  })

  it('says what it estimates, and that the data are invented', async () => {
    const { notes } = await ask('measure=icuAdmitted&by=sex')
    const texts = new Map(notes.map(({ code, text }) => [code, text]))
    expect([...texts.keys()]).toEqual(
      expect.arrayContaining(['estimand', 'direct', 'indirect', 'invented', 'selected']),
    )
    expect(texts.get('estimand')).toMatch(
      /patients in the repository from \d+ sites, at any time, .* of \d+\.\d % it is unknown/,
    )
    expect([...texts.values()].join(' ')).not.toMatch(/incidence|prevalence|outbreak/)
  })

  it('leaves the method out that was not asked for', async () => {
    const { groups } = await ask('measure=icuAdmitted&by=sex&method=direct')
    expect(groups[0]).not.toHaveProperty('indirect')
    const [group] = (await ask('measure=icuAdmitted&by=sex&method=indirect')).groups
    expect(group).not.toHaveProperty('direct')
  })

  it('selects nothing where a site is not there, and says so', async () => {
    const { total, groups, notes } = await ask('measure=icuAdmitted&where=site:nowhere')
    expect(groups).toMatchObject([{ crude: { status: 'undefined' } }])
    expect(total.direct).toEqual({ status: 'undefined', reason: 'no-denominator', strata: [] })
    expect(notes.map(({ code }) => code)).toContain('no-such-value')
  })

  it('shows the public no group by strata of fewer than 11', async () => {
    const [exact, seen] = await Promise.all([
      ask('measure=icuAdmitted&by=site'),
      ask('measure=icuAdmitted&by=site', 'public'),
    ])
    const isShown = (group: StandardisedGroup) => group.direct?.status === 'shown'
    expect(exact.groups.filter(isShown).length).toBeGreaterThan(seen.groups.filter(isShown).length)
    const told = seen.groups.flatMap(({ crude }) => (crude.status === 'shown' ? [crude.numerator ?? 0] : []))
    expect(told.filter((count) => count > 0 && count < 11)).toEqual([])
  })
})
