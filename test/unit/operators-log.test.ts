import { describe, expect, it } from '@jest/globals'
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
