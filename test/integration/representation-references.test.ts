import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { representationAnswer } from '#analytics/contract/representation.js'
import { defaultPolicies } from '#analytics/disclosure/policy.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { Questions } from '#api/questions/questions.js'
import { representation } from '#api/questions/representation.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { builtInReferences } from '#data/references/all.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

const states: ReferencePopulation = {
  ...{ id: 'two-states', label: 'Two states', source: 'Their offices', date: '2024' },
  attributes: { patientSubdivision: { 'US-CA': 39, 'US-PA': 13, 'US-GU': 1 } },
}

describe('a reference population of the configuration', () => {
  const home = temporaryHome()
  const shelf = new Snapshots(home)
  const questions = new Questions(shelf, defaultPolicies, [...builtInReferences, states])
  beforeAll(async () => {
    await exportInto(home, [syntheticConnector({ name: 'demo', studies: 2_000, seed: 2, dirt: false })])
  })
  afterAll(async () => {
    await shelf.onModuleDestroy()
    removeTemporaryHomes()
  })

  it('stands in the catalogue with what patients can be compared with it by', async () => {
    const { references } = await questions.catalogue({}, 'public')
    expect(references).toEqual([
      expect.objectContaining({
        ...{ id: 'us-residents', date: '2020' },
        attributes: ['ageBand', 'sex', 'race', 'ethnicity', 'raceEthnicity'],
      }),
      {
        ...{ id: 'two-states', label: 'Two states', source: 'Their offices', date: '2024' },
        attributes: ['patientSubdivision'],
      },
    ])
  })

  it('is compared with by its own values and by those that only patients have', async () => {
    const asked = await questions.table(
      representation,
      { attribute: 'patientSubdivision', reported: 'known' },
      'manager',
    )
    const answer = representationAnswer.parse(asked.answer)
    expect(answer.reference).toMatchObject({ id: 'two-states', source: 'Their offices' })
    expect(answer.notes.find(({ code }) => code === 'reference')?.text).toBe('Two states, 2024: Their offices.')
    const categories = answer.groups[0]?.periods[0]?.comparisons[0]?.categories ?? []
    expect(categories.find(({ value }) => value === 'US-GU')).toMatchObject({
      ...{ label: 'Guam', shareInReference: 1 / 53, cell: { status: 'shown', patients: 0, share: 0 } },
    })
    expect(categories.filter(({ shareInReference }) => shareInReference === 0)).not.toEqual([])
    expect(asked.sheet().rows).toHaveLength(categories.length)
  })
})
