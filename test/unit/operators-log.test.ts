import { describe, expect, it } from '@jest/globals'
import { JsonLog, jsonLines } from '#api/operations/json-log.js'
import { OperatorsLog } from '#api/operations/operators-log.js'

describe('what operators read in the log', () => {
  it('is every warning and error, and of ordinary lines those of exports and sources', () => {
    const lines: unknown[] = []
    const keep = (line: unknown) => void lines.push(line)
    const log = new OperatorsLog({ log: keep, warn: keep, error: keep })
    log.log('export 20261124T124705Z-a1b2c3 of demo (schedule) ended well', 'exports')
    log.log('demo is fresh again', 'operations')
    log.log('Mapped {/api/v1/trends, GET} route', 'RouterExplorer')
    log.warn('demo is stale: no good run for 13 hours (limit 12 hours)', 'operations')
    log.error('request 1 GET /api/v1/trends failed', 'stack', 'http')
    expect(lines).toEqual([
      'export 20261124T124705Z-a1b2c3 of demo (schedule) ended well',
      'demo is fresh again',
      'demo is stale: no good run for 13 hours (limit 12 hours)',
      'request 1 GET /api/v1/trends failed',
    ])
  })
})

describe('a log that is no terminal', () => {
  it('has lines of JSON, with the time in UTC and nothing about the machine', () => {
    const written: string[] = []
    const log = new OperatorsLog(new JsonLog(jsonLines({ write: (line) => void written.push(line) })))
    log.error('the disk is full', 'Error: ENOSPC', 'exports')
    log.log('demo is fresh again', 'operations')
    const [error, news] = written.map((line): unknown => JSON.parse(line))
    const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(error).toEqual({
      ...{ level: 'error', time, context: 'exports', stack: 'Error: ENOSPC', msg: 'the disk is full' },
    })
    expect(news).toEqual({ level: 'info', time, context: 'operations', msg: 'demo is fresh again' })
  })
})
