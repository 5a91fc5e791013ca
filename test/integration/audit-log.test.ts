import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { errorCode } from '#api/error-code.js'
import { AuditLog, type AuditEntry } from '#api/operations/audit-log.js'

const made: string[] = []
function folder(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'topogram-audit-')), 'audit')
  made.push(path)
  return path
}
afterAll(() => {
  for (const path of made) rmSync(join(path, '..'), { recursive: true, force: true })
})

const entry = (i: number): AuditEntry => ({
  ...{ at: '2026-11-24T12:00:00.000Z', requestId: `request-${i}`, role: 'researcher', caller: 'token:4f1d' },
  ...{ method: 'GET', path: '/api/v1/trends', question: 'measure=patients', status: 200, bytes: 1234 },
})
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
const open = (path: string, options = { megabytes: 1, files: 3 }, told: string[] = []) =>
  new AuditLog(path, options, (line) => told.push(line))

describe('the log of who asked what', () => {
  it('has every question in the order they were answered, for the eyes of its owner', async () => {
    const path = folder()
    const log = open(path)
    for (let i = 0; i < 500; i += 1) log.write(entry(i))
    await log.close()
    expect(linesOf(join(path, 'audit.jsonl'))).toEqual(Array.from({ length: 500 }, (_, i) => entry(i)))
    expect(statSync(join(path, 'audit.jsonl')).mode & 0o777).toBe(0o600)
    expect(statSync(path).mode & 0o777).toBe(0o700)
  })

  it('is appended to, also by the next server', async () => {
    const path = folder()
    for (const i of [1, 2]) {
      const log = open(path)
      log.write(entry(i))
      await log.close()
    }
    expect(linesOf(join(path, 'audit.jsonl'))).toEqual([entry(1), entry(2)])
  })

  it('is put aside when it is full, and the oldest go', async () => {
    const path = folder()
    const log = open(path, { megabytes: 0.001, files: 2 })
    for (let i = 0; i < 30; i += 1) {
      log.write(entry(i))
      await log.close()
    }
    const aside = readdirSync(path).filter((name) => name.startsWith('audit-'))
    expect(aside).toHaveLength(2)
    expect(aside.map((name) => statSync(join(path, name)).mode & 0o777)).toEqual([0o400, 0o400])
    expect(linesOf(join(path, aside[0] ?? '')).length).toBeGreaterThan(1)
  })

  it('tells once that it cannot be written, answers nothing with it, and goes on when it can', async () => {
    const [path, told] = [folder(), new Array<string>()]
    writeFileSync(path, 'a file where the folder should be')
    const log = open(path, undefined, told)
    for (const i of [1, 2, 3]) {
      log.write(entry(i))
      await log.close()
    }
    expect(told).toEqual([
      expect.stringMatching(/^the audit log cannot be written: .*; questions are answered all the same$/),
    ])
    rmSync(path)
    log.write(entry(4))
    await log.close()
    expect(told[1]).toBe('the audit log is written again; 3 lines are missing')
    expect(linesOf(join(path, 'audit.jsonl'))).toEqual([entry(4)])
  })

  /** Whether the system has a file that takes nothing, as a full disk does. */
  const full = () => {
    try {
      appendFileSync('/dev/full', 'x')
      return false
    } catch (error) {
      return errorCode(error) === 'ENOSPC'
    }
  }
  /** Skipped where no file is always full: other systems have no /dev/full, and filling a disk is not for a test. */
  const whereFull = full() ? it : it.skip
  whereFull('does the same where the disk is full', async () => {
    const [path, told] = [folder(), new Array<string>()]
    const log = open(path, undefined, told)
    log.write(entry(1))
    await log.close()
    rmSync(join(path, 'audit.jsonl'))
    symlinkSync('/dev/full', join(path, 'audit.jsonl'))
    log.write(entry(2))
    await log.close()
    expect(told).toEqual([expect.stringContaining('ENOSPC')])
  })
})
