import { describe, expect, it } from '@jest/globals'
import type { RunAnswer } from '#analytics/contract/operations.js'
import type { RunSource } from '#analytics/contract/runs.js'
import { readingPace } from '../../web/controls/reading-pace.js'
import { groupedChecks, type Check } from '../../web/figures/grouped-checks.js'
import { phaseBars } from '../../web/figures/phase-bars.js'
import { runReport } from '../../web/figures/run-report.js'
import { runHeadline } from '../../web/screens/run-headline.js'
import { now } from '../support/operations.js'

const run = (changed: Partial<RunAnswer> = {}): RunAnswer => ({
  ...{ id: '20261124T020000Z-0a1b2c', trigger: 'schedule', asked: [], status: 'published', phase: null },
  ...{ startedAt: '2026-11-24T02:00:00Z', endedAt: '2026-11-24T02:01:40Z', phases: [], sources: [], changes: [] },
  ...{ findings: [], schemaDifferences: [], notices: [], error: null, snapshot: '7f3a9c01d2e4', snapshotKept: true },
  ...changed,
})

const reading = (changed: Partial<RunSource>): RunSource => ({
  ...{ source: 'commons', kind: 'gen3', how: 'fetched', state: 'reading', version: null, cursorFrom: null },
  ...{ cursorTo: null, read: 2000, staged: 2000, rejected: 0, expected: 10_000, bytes: null, seconds: 4 },
  ...changed,
})

describe('how far the reading of a source is', () => {
  it('tells the rate, and the time left at that rate', () => {
    expect(readingPace(reading({}))).toEqual({ share: 0.2, rate: 500, secondsLeft: 16 })
  })

  it('tells no share and no time left where nobody knows how much there is, or there is more than was thought', () => {
    for (const expected of [null, 0, 1500]) {
      expect(readingPace(reading({ expected }))).toEqual({ share: null, rate: 500, secondsLeft: null })
    }
  })

  it('tells no rate of what was not read again', () => {
    expect(readingPace(reading({ how: 'reused', state: 'read' }))).toEqual({ share: 1, rate: null, secondsLeft: null })
  })

  it('is nothing while it waits', () => {
    expect(readingPace(reading({ state: 'waiting', read: 0 })).share).toBe(0)
  })
})

describe('the sentence of a run', () => {
  it.each([
    [{}, 'Published 7f3a in 1 min 40 s'],
    [{ status: 'unchanged' }, 'Found nothing new in 1 min 40 s; nothing had to be published'],
    [{ status: 'failed', phase: 'fetch' }, 'Failed while fetching'],
    [{ status: 'died', phase: 'build' }, 'Died while building: its process ended without a word'],
    [{ status: 'interrupted', phase: null }, 'Stopped'],
    [{ status: 'running', phase: 'publish', endedAt: null }, 'Running: publishing'],
  ] as const)('%j', (changed, sentence) => {
    expect(runHeadline(run(changed), now).replaceAll('\u00a0', ' ')).toBe(sentence)
  })
})

describe('the report of a run', () => {
  it('has the error with every cause, to be sent to somebody', () => {
    const error = { message: 'page 14 did not come', causes: ['503 Service Unavailable', 'socket hang up'] }
    expect(runReport(run({ status: 'failed', phase: 'fetch', error }))).toBe(
      [
        'Topogram run 20261124T020000Z-0a1b2c: failed in fetch',
        'started 2026-11-24T02:00:00Z, ended 2026-11-24T02:01:40Z',
        'error: page 14 did not come',
        'cause: 503 Service Unavailable',
        'cause: socket hang up',
      ].join('\n'),
    )
  })
})

describe('the phases of a run', () => {
  it('lie one after the other and fill it', () => {
    const phases = [
      { phase: 'fetch', startedAt: '2026-11-24T02:00:00Z', endedAt: '2026-11-24T02:01:20Z' },
      { phase: 'build', startedAt: '2026-11-24T02:01:20Z', endedAt: null },
    ] as const
    expect(phaseBars(run({ phases }), now)).toEqual([
      { phase: 'fetch', from: 0, share: 0.8, took: 80_000 },
      { phase: 'build', from: 0.8, share: 0.2, took: 20_000 },
    ])
  })

  it('of no duration at all do not divide by nothing', () => {
    const at = '2026-11-24T02:00:00Z'
    const phases = [{ phase: 'fetch', startedAt: at, endedAt: at }] as const
    expect(phaseBars(run({ phases, endedAt: at }), now)).toEqual([{ phase: 'fetch', from: 0, share: 0, took: 0 }])
  })
})

describe('the checks of a run', () => {
  const check = (
    rule: string,
    severity: Check['severity'],
    failed: number,
    category: Check['category'] = 'conformance',
  ): Check => ({
    ...{
      rule,
      category,
      severity,
      failed,
      entity: 'patient',
      of: 100,
      site: null,
      message: `${failed} of 100`,
      told: true,
    },
  })

  it('stand by severity, category and rule, the gravest and the most first', () => {
    const found = groupedChecks([
      check('completeness-sex', 'note', 3, 'completeness'),
      check('discharge-before-admission', 'warning', 1, 'plausibility'),
      check('invalid-values', 'warning', 2),
      check('invalid-values', 'warning', 9),
      check('unique-key', 'error', 1),
    ])
    expect(found.map(({ severity, count }) => [severity, count])).toEqual([
      ['error', 1],
      ['warning', 3],
      ['note', 1],
    ])
    expect(found[1]?.categories.map(({ category }) => category)).toEqual(['conformance', 'plausibility'])
    expect(found[1]?.categories[0]?.rules[0]?.findings.map(({ failed }) => failed)).toEqual([9, 2])
  })
})
