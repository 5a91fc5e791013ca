import { describe, expect, it } from '@jest/globals'
import type { ConformedRecord, Connector, Notice, Observation, Page, Refusal } from '#api/connectors/connector.js'
import { conform } from '#api/connectors/gen3/conform.js'
import { guarded } from '#api/connectors/guard/guarded.js'
import { mappedRow } from '../support/mapped-row.js'
import { patient, site, study } from '../support/told-connector.js'

interface Yielded {
  readonly records?: readonly ConformedRecord[]
  readonly observations?: readonly Observation[]
  readonly refusals?: readonly Refusal[]
  readonly notices?: readonly Notice[]
  readonly columns?: readonly string[]
}

function yielding({ records = [], observations = [], refusals = [], notices = [], columns = [] }: Yielded): Connector {
  async function* read(): AsyncGenerator<Page> {
    await Promise.resolve()
    yield { cursor: '1', records, observations, refusals, read: 1 }
  }
  return {
    ...{ name: 'told', kind: 'told', read },
    notices: () => notices,
    properties: () => new Map([['table.csv', columns]]),
  }
}

async function through(connector: Connector, allowed: readonly string[] = []): Promise<readonly Page[]> {
  const pages: Page[] = []
  for await (const page of guarded(connector, allowed).read(new AbortController().signal)) pages.push(page)
  return pages
}

/** What an export would be told, or null where it goes on. */
async function stopped(yielded: Yielded, allowed: readonly string[] = []): Promise<string | null> {
  try {
    await through(yielding(yielded), allowed)
    return null
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'IdentifyingContent') throw error
    return error.message
  }
}

const observed = (value: string, written?: string): Observation => ({
  ...{ entity: 'stay', field: 'dischargeStatus', kind: 'unmapped', value, reason: 'not in the code list' },
  ...(written === undefined ? {} : { written: () => written }),
})

describe('the parts of a source', () => {
  const withPart = (name: string) => guarded({ ...yielding({}), parts: () => new Map([[name, 3]]) }, [])

  it('are named by nobody, and by what they are', () => {
    expect(() => withPart('collection Smith, John').parts?.()).toThrow('told: the name of a part holds')
    for (const name of ['collection TCGA-LUAD', 'collection 4D-Lung', 'Open-A1 (2021)', 'collection midrc_ricord_1a']) {
      expect([...(withPart(name).parts?.() ?? [])]).toEqual([[name, 3]])
    }
  })
})

describe('what a source yields', () => {
  it.each([
    [site('S1', { name: 'John Smith' }), "site.name holds what looks like a person's name (site record)"],
    [patient('A', { site: 'Smith, John' }), 'patient.site holds'],
    [patient('A', { project: 'MRN 12345678' }), 'patient.project holds what looks like a medical record number'],
    [study('1', 'A', { loincCode: 'js@example.com' }), 'study.loincCode holds what looks like an e-mail address'],
    [{ ...patient('A'), origin: 'Smith_John.csv line 3' }, 'the name of a file of patient records holds'],
  ])('stops where %j stands in a field that is kept', async (record, message) => {
    const told = await stopped({ records: [record] })
    expect(told).toContain(`told: ${message}`)
    expect(told).toContain('Mask it at the source, or leave the field out of the mapping')
    expect(told).not.toMatch(/Smith|12345678|js@/)
  })

  it('stops where a text that no code list has holds a name, whatever was to be listed of it', async () => {
    expect(await stopped({ observations: [observed('Aaaa Aaaaa', 'John Smith')] })).toContain('stay.dischargeStatus')
    expect(await stopped({ observations: [observed('John Smith')] })).toContain("a person's name")
    expect(await stopped({ observations: [observed('Court')] })).toBeNull()
  })

  it('stops where a record that is kept out holds one', async () => {
    const refusal: Refusal = { entity: 'stay', origin: 'a.csv line 2', rule: 'missing-key', field: 'kind', value: null }
    expect(await stopped({ refusals: [{ ...refusal, written: () => 'DOB 1950-03-04' }] })).toMatch(/full date.*line 2/)
    expect(await stopped({ refusals: [{ ...refusal, value: 'daycase' }] })).toBeNull()
  })

  it('stops where thousands of numbers stand where sites have codes', async () => {
    const numbers = (count: number) =>
      Array.from({ length: count }, (_, i) => patient(`P${i}`, { site: `${4_000_000 + i}` }))
    expect(await stopped({ records: numbers(900) })).toBeNull()
    expect(await stopped({ records: numbers(1_100) })).toContain('patient.site')
  })

  it('goes on where a person has looked at the text', async () => {
    const records = [site('S1', { name: 'Maria Garcia' })]
    expect(await stopped({ records }, ['maria  garcia'])).toBeNull()
    expect(await stopped({ records }, ['Maria'])).not.toBeNull()
  })

  it('keeps nothing of the texts it was read from', async () => {
    const [page] = await through(yielding({ observations: [{ ...observed('Court', 'Court'), origin: 'visit 3' }] }))
    expect(page?.observations).toEqual([observed('Court')])
  })

  it('stops at a lone word that is a name and nothing else, and lists one that is none', async () => {
    expect(await stopped({ observations: [observed('Gonzalez')] })).toMatch(
      /stay\.dischargeStatus holds what looks like/,
    )
    const [page] = await through(yielding({ observations: [observed('Vulcan')] }))
    expect(page?.observations.map(({ value }) => value)).toEqual(['Vulcan'])
  })

  it('says no columns that are data of a file without a header, and no names in notices', () => {
    const connector = guarded(yielding({ columns: ['sex', 'John Smith', '1950-03-04'] }), [])
    expect([...(connector.properties?.() ?? [])]).toEqual([['table.csv', ['sex', 'Aaaa Aaaaa', '9999-99-99']]])
    const text = 'not visible: Smith, John'
    const noticing = guarded(yielding({ notices: [{ code: 'a', severity: 'note', text }] }), [])
    expect(() => noticing.notices?.()).toThrow(/a notice holds/)
  })
})

describe('the guard sees the text as it was written', () => {
  const reading = (observations: readonly Observation[]): Promise<string | null> => stopped({ observations })

  it.each([
    ['visit', { discharge_type: 'Smith, John' }, 'stay.dischargeStatus'],
    ['procedure', { breathing_support_type: 'intubated by Dr. Xhaferi' }, 'breathingSupport.type'],
    ['imaging_study', { body_part_examined: 'SMITH^JOHN' }, 'study.bodyPart'],
    ['imaging_study', { study_modality: 'Smith, John' }, 'study.modalities'],
    ['imaging_study', { study_modality: ['Smith', 'John'] }, 'study.modalities'],
    ['case', { age_at_index: '03/04/1950' }, 'patient.age'],
    ['case', { race: 'john.smith@example.com' }, 'patient.race'],
    ['case', { sex: 'MRN 12345678' }, 'patient.sex'],
  ] as const)('of a Gen3 %s with %j', async (node, properties, field) => {
    const { observations } = conform(node, { submitter_id: 'A', cases: 'A', ...properties }, 7)
    expect(await reading(observations)).toMatch(new RegExp(`${field} holds .*\\(${node} 7\\)`))
  })

  const mapping = `
    records:
      - entity: stay
        fields: { patient: id, kind: { constant: hospital }, dischargeStatus: out, admissionDay: day }
      - entity: study
        fields: { study: id, patient: id, modalities: out }`

  it.each([
    [{ out: 'Smith, John' }, 'stay.dischargeStatus'],
    [{ out: 'discharged; wife 312-555-0187' }, 'stay.dischargeStatus'],
    [{ day: 'MRN 12345678' }, 'stay.admissionDay'],
  ])('of a row with %j', async (cells, field) => {
    const { observations } = mappedRow(mapping, { id: 'P-1', out: '', day: '', ...cells })
    expect(await reading(observations)).toMatch(new RegExp(`${field} holds .*line 2`))
  })

  it('of a cell with several values', async () => {
    const { observations } = mappedRow(mapping, { id: 'P-1', out: 'Smith, John', day: '' })
    expect(await reading(observations.filter(({ entity }) => entity === 'study'))).toContain('study.modalities')
  })
})
