import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ConnectorError } from '#api/connectors/connector.js'
import { faults } from '../emulators/faults.js'
import { archivedStudies, archivedStudy, runningArchive, type RunningArchive } from '../support/dicom-archive.js'
import { readWhole } from '../support/read-whole.js'

/** With TOPOGRAM_FULL_WALK every request meets every fault; else each meets one of them, in turn. */
const isFull = process.env['TOPOGRAM_FULL_WALK'] !== undefined

let running: RunningArchive
let whole: Awaited<ReturnType<typeof readWhole>>
let requests: number
const source = { username: 'reader', password: 'env:TOPOGRAM_TEST_PACS', timeout: 250 }

beforeAll(async () => {
  process.env['TOPOGRAM_TEST_PACS'] = 'secret'
  const authorization = `Basic ${Buffer.from('reader:secret').toString('base64')}`
  const undated = Array.from({ length: 20 }, (_, number) => archivedStudy(number, { uid: `9.${number}`, date: '' }))
  const studies = [...archivedStudies(230), ...undated]
  running = await runningArchive(studies, { most: 50, warns: true, authorization })
  whole = await readWhole(running.connector(source))
  requests = running.faulty.seen.length
})
afterAll(() => running.stop())

describe('an archive that fails at one request', () => {
  it('is read whole all the same', async () => {
    expect(whole.records.filter(({ entity }) => entity === 'study')).toHaveLength(250)
    expect(requests).toBeGreaterThan(faults.length)
    for (let at = 0; at < requests; at += 1) {
      for (const fault of isFull ? faults : [faults[at % faults.length] ?? 'reset']) {
        running.faulty.reset()
        running.faulty.at(at, fault)
        expect(await readWhole(running.connector(source))).toEqual(whole)
      }
    }
  }, 600_000)

  it.each(faults)('and goes on so by %s is not read, and the cause is told', async (fault) => {
    for (const from of isFull ? [1, 6, requests - 1] : [6]) {
      running.faulty.reset()
      for (let at = from; at < from + 400; at += 1) running.faulty.at(at, fault)
      const read = await readWhole(running.connector(source)).catch((error: unknown) => error)
      expect(read).toBeInstanceOf(ConnectorError)
      if (read instanceof ConnectorError) expect(read.message).toMatch(/^pacs: /)
    }
  })
})
