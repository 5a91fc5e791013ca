import { describe, expect, it } from '@jest/globals'
import type { UnmappedValue } from '#analytics/contract/quality.js'
import { checks, type Found, type Guard } from '#analytics/quality/answer/checks.js'
import { recordsNeeded } from '#analytics/quality/answer/records-needed.js'
import { rejected } from '#analytics/quality/answer/rejected.js'
import { sumOfGroups } from '#analytics/cube/sum-of-groups.js'
import { unmapped } from '#analytics/quality/answer/unmapped.js'

const found = (values: Partial<Found>): Found => ({
  ...{ rule: 'ventilated-not-in-icu', severity: 'warning', entity: 'patient', failed: 60, of: 400, site: 'north' },
  ...{ message: 'a sentence with numbers', ...values },
})
const guard: Guard = {
  ...{ threshold: 11, largest: { patient: 1, study: 6 }, isOfAll: true },
  ...{ sites: new Map([['north', 900]]), shown: new Map([['patient', [1_000, 700, 300]]]) },
}
const statuses = (all: readonly Found[], of: Guard | null = guard) =>
  checks(all, {}, of).map(({ failed, told, message, site }) => ({ status: failed.status, told, message, site }))
const hidden = { status: 'suppressed', told: null, message: null }

describe('checks', () => {
  it('are told with their numbers, by the thresholds that were asked for', () => {
    expect(checks([found({})], { 'ventilated-not-in-icu': 0.2 }, null)).toEqual([
      {
        ...{ rule: 'ventilated-not-in-icu', label: 'Ventilated and never in intensive care', category: 'plausibility' },
        ...{ severity: 'warning', entity: 'patient', site: 'north', told: false, message: 'a sentence with numbers' },
        failed: { status: 'shown', value: 60 },
        share: { status: 'shown', value: 0.15, numerator: 60, denominator: 400 },
      },
    ])
  })

  it('have no share where there is nothing to take one of', () => {
    const [check] = checks([found({ rule: 'unmapped-values', entity: 'observed_value', failed: 3, of: 0 })], {}, null)
    expect(check?.share).toEqual({ status: 'undefined', reason: 'no-denominator' })
    expect(check?.failed).toEqual({ status: 'shown', value: 3 })
  })

  it('name no record that was kept out', () => {
    const [check] = checks([found({ rule: 'rejected-records', entity: 'rejected_record', of: 0 })], {}, null)
    expect(check?.message).toBeNull()
  })

  it.each([
    ['few failed', { failed: 10 }],
    ['few did not', { failed: 390 }],
    ['their studies may be those of few patients', { entity: 'study', failed: 60 }],
    ['they differ by few from a number shown beside them', { failed: 305, of: 400 }],
    ['nobody knows how many records a patient has', { entity: 'pledge' }],
    ['they are of what the sources sent', { rule: 'unmapped-values', entity: 'observed_value', of: 0 }],
  ])('are withheld with their words and their judgement where %s', (_, values) => {
    expect(statuses([found(values)])).toMatchObject([hidden])
  })

  it('are withheld beside a part of the repository', () => {
    expect(statuses([found({})], { ...guard, isOfAll: false })).toMatchObject([hidden])
    expect(statuses([found({})])).toMatchObject([{ status: 'shown', told: true }])
  })

  it('do not name a site with few patients', () => {
    const few = { ...guard, sites: new Map([['north', 10]]) }
    expect(statuses([found({ failed: 3, of: 9 })], few)).toEqual([{ ...hidden, site: null }])
  })

  it('give no number back by asking with one threshold after another', () => {
    const told = [0, 0.02, 0.03, 1].map((share) =>
      checks([found({ failed: 10 })], { 'ventilated-not-in-icu': share }, guard),
    )
    for (const each of told) expect(each).toEqual(told[0])
  })
})

describe('records', () => {
  it('are surely of eleven patients where ten cannot have as many', () => {
    expect(recordsNeeded('study', 11, { study: 6 })).toBe(61)
    expect(recordsNeeded('patient', 11, { patient: 1 })).toBe(11)
    expect(recordsNeeded('annotation', 11, { patient: 1 })).toBe(Infinity)
  })
})

describe('values that were not mapped', () => {
  const value = (text: string, records: number): UnmappedValue => ({
    ...{
      source: 'told',
      entity: 'patient',
      field: 'sex',
      kind: 'unmapped',
      value: text,
      reason: 'in no list',
      records,
    },
  })
  const unknown = (failed: number) => [
    found({ rule: 'completeness-sex', severity: 'note', failed, of: 1_000, site: null }),
  ]
  const shown = (values: UnmappedValue[], failed: number) =>
    unmapped(values, { ...guard, found: unknown(failed) }).map(({ value: text }) => text)

  it('are all told to who sees exact numbers', () => {
    expect(unmapped([value('X', 30), value('Y', 1)], null)).toHaveLength(2)
  })

  it('are left out where few records have them, with another that would give their number back', () => {
    expect(shown([value('X', 300), value('Z', 40), value('Y', 4)], 344)).toEqual(['X'])
  })

  it('are left out where the rest of the unknown would be few', () => {
    expect(shown([value('X', 300), value('Z', 40)], 345)).toEqual(['X'])
    expect(shown([value('X', 300), value('Z', 40)], 500)).toEqual(['X', 'Z'])
  })
})

describe('rejected records', () => {
  const of = (rule: string, records: number) => ({ source: 'told', entity: 'study', rule, field: null, records })
  const told = (all: ReturnType<typeof of>[], threshold: number | null) =>
    rejected(all, threshold).map(({ rule, records }) => [rule, records.status])

  it('are counted by rule', () => {
    expect(rejected([of('orphan', 3)], null)).toEqual([{ ...of('orphan', 3), records: { status: 'shown', value: 3 } }])
  })

  it('are withheld where they are few, with another rule that would give their number back', () => {
    const all = [of('orphan', 200), of('missing-key', 30), of('bad-date', 3)]
    expect(told(all, 11)).toEqual([
      ['orphan', 'shown'],
      ['bad-date', 'suppressed'],
      ['missing-key', 'suppressed'],
    ])
  })
})

it('adds groups up period by period', () => {
  const row = (period: string, d0: string, denominator: number) => ({ period, d0, denominator })
  expect(sumOfGroups([row('2021', 'a', 2), row('2022', 'a', 5), row('2021', 'b', 3)])).toEqual([
    { period: '2021', denominator: 5 },
    { period: '2022', denominator: 5 },
  ])
})
