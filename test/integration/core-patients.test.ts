import { afterAll, describe, expect, it } from '@jest/globals'
import type { ConformedRecord } from '#api/connectors/connector.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { trusted } from '#analytics/sql/sql.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, stay, study, support, test, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

async function rowsOf(records: readonly ConformedRecord[], query: string) {
  const home = temporaryHome()
  await exportInto(home, [toldConnector(records)], { maxRejectedShare: 1 })
  const snapshots = new Snapshots(home)
  const rows = await snapshots.ask(null, ({ database }) => database.query(trusted(query)))
  await snapshots.onModuleDestroy()
  return rows
}

async function onePatient(records: readonly ConformedRecord[], columns: string) {
  const [row] = await rowsOf(records, `SELECT ${columns} FROM core.patient ORDER BY contributed_on NULLS FIRST LIMIT 1`)
  return Object.values(row ?? {})
}

describe('what stays establish', () => {
  const columns = 'hospitalised, icu_admitted, vital_status'
  /** Somebody else's stay, by which the source is known to tell of intensive care. Dated, it comes second. */
  const intensiveCare = [patient('Z', { contributedOn: '2030-01-01' }), stay('Z', { kind: 'icu' })]

  it('leaves a patient without any stay unknown', async () => {
    expect(await onePatient([patient('A')], columns)).toEqual([null, null, null])
  })

  it('takes an intensive care stay for an admission to hospital', async () => {
    const seen = [patient('A'), stay('A', { kind: 'icu', dischargeStatus: 'died' })]
    expect(await onePatient(seen, columns)).toEqual([true, true, 'dead'])
  })

  it('takes only outpatient visits for not admitted', async () => {
    const seen = [patient('A'), stay('A', { kind: 'outpatient', dischargeStatus: 'home' })]
    expect(await onePatient([...seen, ...intensiveCare], columns)).toEqual([false, false, 'alive'])
  })

  it('takes a hospital stay without intensive care for no intensive care, where the source tells of any', async () => {
    const seen = [patient('A'), stay('A', { kind: 'hospital' })]
    expect(await onePatient([...seen, ...intensiveCare], columns)).toEqual([true, false, null])
    expect(await onePatient(seen, columns)).toEqual([true, null, null])
  })

  it('believes a source that says itself that nobody was admitted', async () => {
    const told = patient('A', { hospitalised: 'false', vitalStatus: 'alive' })
    const died = stay('A', { kind: 'hospital', dischargeStatus: 'died' })
    expect(await onePatient([told, died, ...intensiveCare], columns)).toEqual([false, false, 'alive'])
  })

  it('keeps one of two identical dated stays, and both of two undated ones', async () => {
    const dated = stay('A', { kind: 'hospital', admissionDay: '1', dischargeDay: '4' })
    const undated = stay('A', { kind: 'hospital' })
    const rows = await rowsOf([patient('A'), dated, dated, undated, undated], 'SELECT admission_day FROM core.stay')
    expect(rows.map(({ admission_day }) => admission_day)).toEqual([1, null, null])
  })
})

describe('what breathing support establishes', () => {
  const columns = 'breathing_support, ventilated'

  it('keeps the strongest of several', async () => {
    const supports = ['oxygen', 'invasive', 'high-flow'].map((type) => support('A', type))
    expect(await onePatient([patient('A'), ...supports], columns)).toEqual(['invasive', true])
  })

  it('takes a weaker one for not ventilated', async () => {
    expect(await onePatient([patient('A'), support('A', 'oxygen')], columns)).toEqual(['oxygen', false])
  })

  it('takes a ventilated patient to have had at least invasive ventilation', async () => {
    const told = patient('A', { ventilated: 'true' })
    expect(await onePatient([told, support('A', 'oxygen')], columns)).toEqual(['invasive', true])
    expect(await onePatient([told, support('A', 'ecmo')], columns)).toEqual(['ecmo', true])
  })

  it('learns nothing about other support from "not ventilated"', async () => {
    expect(await onePatient([patient('A', { ventilated: 'false' })], columns)).toEqual([null, false])
  })
})

describe('what tests establish', () => {
  it.each([
    [['negative', 'positive'], 'positive'],
    [['indeterminate', 'negative'], 'negative'],
    [['indeterminate'], 'indeterminate'],
    [[], null],
  ])('makes %j %s', async (outcomes, status) => {
    const tests = outcomes.map((outcome) => test('A', outcome))
    expect(await onePatient([patient('A'), ...tests], 'covid19_status')).toEqual([status])
  })
})

describe('dates', () => {
  it('dates a patient by the first thing contributed, and an undated study by its patient', async () => {
    const records = [
      patient('A', { contributedOn: '2021-09-01' }),
      study('1', 'A', { contributedOn: '2021-08-02' }),
      study('2', 'A', { contributedOn: null }),
    ]
    expect(await onePatient(records, 'contributed_on::VARCHAR')).toEqual(['2021-08-02'])
    expect(await rowsOf(records, 'SELECT contributed_on::VARCHAR AS on FROM core.study ORDER BY ALL')).toEqual([
      { on: '2021-08-02' },
      { on: '2021-08-02' },
    ])
  })

  it('keeps a year as a year', async () => {
    const records = [
      patient('A'),
      study('1', 'A', { performedOn: '2020' }),
      study('2', 'A', { performedOn: '2020-03' }),
    ]
    const query = 'SELECT performed_on::VARCHAR AS first, performed_precision AS precision FROM core.study ORDER BY ALL'
    expect(await rowsOf(records, query)).toEqual([
      { first: '2020-01-01', precision: 'year' },
      { first: '2020-03-01', precision: 'month' },
    ])
  })

  it('does not draw a contribution on a day that is not known, and says so', async () => {
    const records = [patient('A', { contributedOn: '2021-08' }), patient('B')]
    expect(await rowsOf(records, 'SELECT entity, field, kind, value, records FROM core.observed_value')).toEqual([
      { entity: 'patient', field: 'contributed_on', kind: 'invalid', value: '2021-08', records: 1 },
    ])
  })
})

describe('records that repeat a key', () => {
  const rejected = 'SELECT entity, rule, field, value FROM core.rejected_record'

  it('completes a patient told in two tables that agree', async () => {
    const twice = [patient('A', { race: null }), patient('A', { sex: null, race: 'asian' })]
    expect(await onePatient(twice, 'sex, race')).toEqual(['female', 'asian'])
    expect(await rowsOf(twice, rejected)).toEqual([])
  })

  it('keeps the first of two that contradict each other, and the other as rejected', async () => {
    const twice = [patient('A'), patient('A', { sex: 'male' })]
    expect(await onePatient(twice, 'sex')).toEqual(['female'])
    expect(await rowsOf(twice, rejected)).toEqual([
      { entity: 'patient', rule: 'conflicting-duplicate', field: 'sex', value: 'male' },
    ])
  })

  it('lets a record that completes contradict nothing: a patient grows older from study to study', async () => {
    const aging = [patient('A', { age: '44', race: null })]
    const later = { ...patient('A', { age: '45', sex: null, race: 'asian' }), completes: true as const }
    expect(await onePatient([...aging, later], 'age, sex, race')).toEqual([44, 'female', 'asian'])
    expect(await rowsOf([...aging, later], rejected)).toEqual([])
  })

  it('never quotes the patient a contradicting study names', async () => {
    const moved = [patient('A'), patient('B'), study('1', 'A'), study('1', 'B')]
    expect(await rowsOf(moved, rejected)).toEqual([
      { entity: 'study', rule: 'conflicting-duplicate', field: 'patient', value: null },
    ])
  })
})

describe('records without their parent', () => {
  it('keeps out a study of nobody, and what hangs on it', async () => {
    const query = 'SELECT entity, rule FROM core.rejected_record ORDER BY ALL'
    const orphans = [patient('A'), study('1', 'nobody'), stay('nobody', { kind: 'icu' }), test('nobody', 'positive')]
    expect(await rowsOf(orphans, query)).toEqual([
      { entity: 'covid19_test', rule: 'no-such-patient' },
      { entity: 'stay', rule: 'no-such-patient' },
      { entity: 'study', rule: 'no-such-patient' },
    ])
  })
})
