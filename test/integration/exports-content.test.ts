import { afterAll, describe, expect, it } from '@jest/globals'
import { currentId } from '#api/snapshots/shelf.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { annotation, patient, site, stay, study, support, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const records = [
  site('north', { country: 'US' }),
  patient('MRN-000123'),
  patient('MRN-000456', { sex: 'male', site: 'south' }),
  study('1.2.840.99999.1', 'MRN-000123', { modalities: 'CT,PT' }),
  study('1.2.840.99999.2', 'MRN-000456'),
  study('1.2.840.99999.3', 'MRN-000456', { modalities: 'CR' }),
  stay('MRN-000123', { kind: 'icu', admissionDay: '0', dischargeDay: '5' }),
  support('MRN-000456', 'oxygen'),
  annotation('1.2.840.99999.3', { label: 'typical' }),
]

const idOf = async (told = records, key = 7) => {
  const exported = await exportInto(temporaryHome(), [toldConnector(told)], { pseudonymKey: Buffer.alloc(32, key) })
  return exported.manifest.id
}

describe('the id of a snapshot', () => {
  it('is the same for the same content on an installation with another key', async () => {
    expect(await idOf(records, 9)).toBe(await idOf())
  })

  it('does not depend on the order of records', async () => {
    expect(await idOf(records.toReversed())).toBe(await idOf())
  })

  it('differs when a study moves to the other patient, although every table has the same values', async () => {
    const moved = records.map((record) =>
      record.values['study'] === '1.2.840.99999.3' && record.entity === 'study'
        ? { ...record, values: { ...record.values, patient: 'MRN-000123' } }
        : record,
    )
    expect(await idOf(moved)).not.toBe(await idOf())
  })

  it('differs when one age does', async () => {
    const older = records.map((record) =>
      record.values['patient'] === 'MRN-000123' && record.entity === 'patient'
        ? { ...record, values: { ...record.values, age: '61' } }
        : record,
    )
    expect(await idOf(older)).not.toBe(await idOf())
  })
})

describe('an export that brings nothing new', () => {
  it('publishes nothing', async () => {
    const home = temporaryHome()
    const first = await exportInto(home, [toldConnector(records)])
    const later = { now: () => new Date('2024-06-01T00:00:00Z') }
    const second = await exportInto(home, [toldConnector(records)], later)
    expect(first.isNew).toBe(true)
    expect(second).toMatchObject({ isNew: false, manifest: { publishedAt: first.manifest.publishedAt } })
    expect(await currentId(home)).toBe(first.manifest.id)
  })
})

describe('what reaches the disk', () => {
  it('is never an identifier in clear', async () => {
    const home = temporaryHome()
    const doubtful = [
      ...records,
      study('1.2.840.99999.4', 'MRN-000999'),
      patient('MRN-000777', { age: '400' }),
      patient('MRN-000456', { sex: 'female', site: 'south' }),
    ]
    const seen: string[] = []
    const connector = toldConnector(doubtful, {
      perPage: 4,
      beforePage: () => seen.push(...identifiersIn(home.path)),
    })
    await exportInto(home, [connector], { maxRejectedShare: 1, onStep: () => seen.push(...identifiersIn(home.path)) })
    expect([...seen, ...identifiersIn(home.path)]).toEqual([])
  })

  it('leaves no draft behind', async () => {
    const home = temporaryHome()
    const { manifest, runId } = await exportInto(home, [toldConnector(records)])
    const names = filesIn(home.path).map(({ path }) => path.slice(home.path.length + 1))
    expect(names.toSorted()).toEqual([
      'current.json',
      'export.lock',
      `runs/${runId}.json`,
      `snapshots/${manifest.id}.duckdb`,
      `snapshots/${manifest.id}.json`,
    ])
  })
})

function identifiersIn(folder: string): readonly string[] {
  return filesIn(folder).flatMap(({ path, bytes }) =>
    ['MRN-000', '1.2.840'].filter((identifier) => bytes.includes(identifier)).map((found) => `${found} in ${path}`),
  )
}
