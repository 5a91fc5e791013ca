import { afterAll, describe, expect, it, jest } from '@jest/globals'
import type { Connector, Page } from '#api/connectors/connector.js'
import { conform } from '#api/connectors/gen3/conform.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { tracesOf } from '../support/traces-of.js'

afterAll(removeTemporaryHomes)

type Node = Readonly<Record<string, unknown>>

const usual = (i: number): readonly (readonly [string, Node])[] => [
  ['case', { submitter_id: `C${i}`, site_id: 'S1', sex: 'Female', datasets: [{ submitter_id: 'ORG_20210820' }] }],
  ['visit', { submitter_id: `V${i}`, cases: `C${i}`, discharge_type: i % 5 === 0 ? 'Dispo code 70' : 'home' }],
]

/** A commons in whose last page something is planted; each page can be resumed from, and is saved. */
function commons(node: string, planted: Node): Connector {
  async function* read(): AsyncGenerator<Page> {
    for (let page = 0; page < 5; page += 1) {
      const nodes = Array.from({ length: 500 }, (_, i) => usual(page * 500 + i)).flat()
      if (page === 4) nodes.push([node, { submitter_id: 'X1', cases: 'C1', ...planted }])
      const conformed = nodes.map(([type, one], i) => conform(type, one, page * 1_000 + i))
      await Promise.resolve()
      yield {
        ...{ cursor: String(page), resumable: true, read: nodes.length },
        records: conformed.flatMap(({ records }) => records),
        observations: conformed.flatMap(({ observations }) => observations),
        refusals: conformed.flatMap(({ refusals }) => refusals),
      }
    }
  }
  return { name: 'commons', kind: 'gen3', version: () => Promise.resolve('1'), read }
}

describe('an export of a commons with something planted in its free text', () => {
  it.each([
    ['visit', { discharge_type: 'home with Josephine Okonkwo' }, ['Okonkwo', 'Josephine'], 'a person'],
    ['procedure', { breathing_support_type: 'born 07/19/1943' }, ['07/19/1943', '1943-07-19'], 'a full date'],
    ['imaging_study', { body_part_examined: ['CHEST MRN 48159162'] }, ['48159162'], 'a medical record number'],
    ['case', { race: 'j.okonkwo@planted.example' }, ['okonkwo', 'planted.example'], 'an e-mail address'],
    ['project', { code: 'P1', programs: 'Open', name: 'Okonkwo^Josephine' }, ['Okonkwo'], 'a person'],
    ['case', { age_at_index: '07/19/1943' }, ['07/19/1943', '1943-07-19'], 'a full date'],
  ])('stops at %s %j, and leaves no trace of it', async (node, planted, traces, what) => {
    const home = temporaryHome()
    const said: string[] = []
    const hear = (text: string | Uint8Array): boolean => said.push(text.toString()) > 0
    const listening = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation(hear),
    )
    let seconds = 0
    const now = (): Date => new Date(Date.UTC(2024, 2, 5, 6, 7, (seconds += 3)))
    const error: unknown = await exportInto(home, [commons(node, planted)], { now }).catch((caught: unknown) => caught)
    listening.forEach((stream) => stream.mockRestore())
    expect(error).toHaveProperty('name', 'IdentifyingContent')
    expect(String(error)).toContain(what)
    const everything = `${said.join('')}${String(error)}${JSON.stringify(error)}`
    expect(tracesOf(traces, home.path, everything)).toEqual([])
    // Earlier pages had been saved: there was a file in which it could have been.
    expect(filesIn(home.path).some(({ path }) => path.includes('.duckdb'))).toBe(true)
  })
})
