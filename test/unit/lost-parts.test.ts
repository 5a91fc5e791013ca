import { describe, expect, it } from '@jest/globals'
import type { Fetched } from '#api/exports/fetched-shelf.js'
import { lostParts } from '#api/exports/lost-parts.js'

const fetched = (parts: Fetched['parts'], identity = 'a'): Fetched => ({
  ...{ source: 'midrc', kind: 'gen3', identity, version: null, file: 'midrc.duckdb', isComplete: true, cursor: null },
  ...{ rows: 0, read: 0, staged: 0, rejected: 0, bytes: null, startedAt: '2024-03-05T06:07:08Z', isRefetch: false },
  ...{ observed: [], notices: [], parts, properties: {} },
})

const both = { 'project Open-A1': 1_200, 'project Open-A1 in sheepdog': 1_200, 'project Open-R1': 3 }

describe('a project that vanished', () => {
  it('is told once, wherever it was read', () => {
    expect(lostParts(fetched(both), fetched({ 'project Open-R1': 3 }))).toEqual([
      'midrc: project Open-A1 had 1,200 records when it was last read, and has none now: most likely access to it was ' +
        'lost; if it was withdrawn, run the export with --force',
    ])
  })

  it('is told where it was read alone', () => {
    const now = fetched({ ...both, 'project Open-A1 in sheepdog': 0 })
    expect(lostParts(fetched(both), now)).toEqual([expect.stringMatching(/^midrc: project Open-A1 in sheepdog had /)])
  })

  it('is told as a matter of settings where they have changed since', () => {
    expect(lostParts(fetched(both), fetched({ 'project Open-R1': 3 }, 'b'))).toEqual([
      expect.stringMatching(/the settings of the source have changed since; if they leave it out, as projects or /),
    ])
  })
})
