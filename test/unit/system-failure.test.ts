import { describe, expect, it } from '@jest/globals'
import { failureOf } from '#api/commands/failure.js'
import { systemFailure } from '#api/system-failure.js'

const coded = (code: string, message: string) => Object.assign(new Error(message), { code })

describe('what the system refuses', () => {
  // The texts are DuckDB 1.5's, as it gave them on a disk of 3 and of 12 MB.
  it.each([
    [
      'Failed to append: Failed to commit: Could not write file "a.duckdb.wal": No space left on device',
      'the disk is full: Failed to append: Failed to commit: Could not write file "a.duckdb.wal": No space left on device',
    ],
    [
      'Failed to append: Failed: database has been invalidated because of a previous fatal error. The database must be restarted prior to being used again.\nOriginal error: "Failed to create checkpoint because of error: Could not write file "a.duckdb": No space left on device"',
      'the disk is full: Original error: "Failed to create checkpoint because of error: Could not write file "a.duckdb": No space left on device"',
    ],
  ])('is a full disk, by the line that says so, where DuckDB says %s', (message, told) => {
    const advice = '; free some space, or set TOPOGRAM_HOME to a folder on another disk'
    expect(failureOf(new Error(message))).toEqual({ exitCode: 1, lines: [told + advice] })
  })

  it('is a full disk also by the code of the system', () => {
    expect(systemFailure(coded('ENOSPC', 'ENOSPC: no space left on device, write'))).toMatch(
      /^the disk is full: ENOSPC/,
    )
  })

  it('is memory, with what to do', () => {
    const message = 'Out of Memory Error: failed to allocate data of size 16.0 MiB (9.5 MiB/9.5 MiB used)\n\nPossible …'
    expect(systemFailure(new Error(message))).toBe(
      'memory ran out: Out of Memory Error: failed to allocate data of size 16.0 MiB (9.5 MiB/9.5 MiB used); ' +
        'close other programs, or split the largest source into several',
    )
  })

  it('is not every error: a mistake of ours keeps its stack', () => {
    const mistake = new TypeError('x is not a function')
    expect(systemFailure(mistake)).toBeNull()
    expect(failureOf(mistake).lines).toEqual([mistake.stack])
  })
})
