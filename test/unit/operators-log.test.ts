import { describe, expect, it, jest } from '@jest/globals'
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
  it('has no colours, and the time in UTC', () => {
    const written: string[] = []
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
    const wasTerminal = process.stderr.isTTY
    process.stderr.isTTY = false
    new OperatorsLog().error('the disk is full', undefined, 'exports')
    process.stderr.isTTY = wasTerminal
    spy.mockRestore()
    expect(written.join('')).toMatch(/ - \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z +ERROR \[exports\] the disk is full\n$/)
    expect(written.join('')).not.toContain('\x1b')
  })
})
