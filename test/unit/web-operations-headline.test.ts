import { describe, expect, it } from '@jest/globals'
import { operationsFindings } from '../../web/screens/operations-headline.js'
import { aged, day, exportsAnswer, hour, now, runEntry, sourceState } from '../support/operations.js'

const good = runEntry(2 * hour)
const texts = (...of: Parameters<typeof exportsAnswer>) =>
  operationsFindings(exportsAnswer(...of), now).map(({ text }) => text)

describe('the headline of operations', () => {
  it('says that all is well, with what was published last', () => {
    expect(texts([sourceState('commons', good), sourceState('pacs', good)], [good])).toEqual([
      'All 2 sources are fresh; the last export published 7f3a 1 hour ago',
    ])
  })

  it('says that nothing new was found where nothing had to be published', () => {
    const unchanged = runEntry(2 * hour, { status: 'unchanged' })
    expect(texts([sourceState('commons', unchanged)], [unchanged])).toEqual([
      'The source is fresh; the last export found nothing new 1 hour ago',
    ])
  })

  it('claims no freshness where no limit is configured', () => {
    const unwatched = sourceState('commons', good, { run: aged(2 * hour, null) })
    expect(texts([unwatched], [good])[0]).toMatch(/^No source has a limit of freshness; the last export published/)
  })

  it('names the source that had no good run for too long, before anything else', () => {
    const failed = runEntry(hour, { status: 'failed', snapshot: null })
    const stale = sourceState('commons', failed, { run: aged(3 * day, 12 * hour) })
    const old = sourceState('pacs', good, { data: aged(200 * day, 90 * day), isPaused: true })
    expect(texts([old, stale], [failed, good])).toEqual([
      'commons has had no good run for 3 days (limit 12 hours)',
      'The last export of commons failed 1 hour ago; snapshot 7f3a still serves',
      'The newest contribution of pacs is 6 months old (limit 90 days)',
      'pacs is paused: no scheduled export begins',
    ])
  })

  it('does not let the good run of one source hide the failed one of another', () => {
    const failed = runEntry(5 * hour, { status: 'rejected', asked: ['commons'], snapshot: null })
    const found = operationsFindings(
      exportsAnswer([sourceState('commons', failed), sourceState('pacs', good)], [good, failed]),
      now,
    )
    expect(found).toEqual([
      {
        tone: 'fault',
        text: 'The last export of commons was rejected 5 hours ago; snapshot 7f3a still serves',
        run: failed.id,
      },
    ])
  })

  it('tells of a run once, however many sources it was to read', () => {
    const died = runEntry(hour, { status: 'died', snapshot: null })
    const four = ['a', 'b', 'c', 'd'].map((name) => sourceState(name, died))
    expect(texts(four, [died])).toEqual(['The last export of all sources died 1 hour ago'])
  })

  it('says nothing of a source that is switched off', () => {
    const off = sourceState('old', null, { enabled: false, run: aged(null, 12 * hour) })
    expect(texts([off, sourceState('commons', good)], [good])[0]).toMatch(/^The source is fresh/)
  })

  it('tells a source that never had a good run from one whose run is long ago', () => {
    expect(texts([sourceState('commons', null, { run: aged(null, 12 * hour) })], [])).toEqual([
      'commons has never had a good run (limit 12 hours)',
    ])
  })

  it('says that nothing has run yet, and that something runs', () => {
    const source = sourceState('commons', null, { run: aged(null, null) })
    expect(texts([source], [])).toEqual(['No export has run yet'])
    expect(texts([source], [runEntry(0, { status: 'running', endedAt: null, snapshot: null })])).toEqual([
      'An export is running',
    ])
  })
})
