import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'
import { culpritOf } from '#api/connectors/of-source.js'
import { sourceInputs } from '#api/exports/source-input.js'
import type { Home } from '#api/snapshots/home.js'
import { idAndSex } from '../support/folder-of.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const demo = '{ name: demo, kind: synthetic, studies: 50 }'
const archive = '{ name: archive, kind: gen3, url: "http://127.0.0.1:9", credentials: env:TOPOGRAM_TEST_ABSENT }'
const table = '{ name: table, kind: files, mapping: ours.yaml, paths: cases.csv }'

function exported(home: Home, sources: readonly string[], asked: readonly string[]) {
  const configuration = parseConfiguration(`sources: [${sources.join(', ')}]`, 'topogram.yaml', home.path)
  return exportInto(home, [], { sources: () => sourceInputs(configuration, asked), asked })
}

async function failure(work: Promise<unknown>): Promise<Error> {
  const error: unknown = await work.catch((error: unknown) => error)
  if (error instanceof Error) return error
  throw new Error('expected a failure')
}

const unset = 'archive: credentials: env:TOPOGRAM_TEST_ABSENT is empty or not set; put the secret there'

describe('an export of one source', () => {
  it('needs no file of another one of which something is kept', async () => {
    const home = temporaryHome()
    writeFileSync(join(home.path, 'cases.csv'), 'id,sex\nA,Female\n')
    writeFileSync(join(home.path, 'ours.yaml'), idAndSex)
    await exported(home, [demo, table], [])
    rmSync(join(home.path, 'ours.yaml'))
    expect((await exported(home, [demo, table], ['demo'])).isNew).toBe(false)
    await expect(exported(home, [demo, table], ['table'])).rejects.toThrow(/^table: mapping: expected a YAML file at /)
  })

  it('says what to do about another one of which nothing is kept, since a snapshot holds both', async () => {
    const error = await failure(exported(temporaryHome(), [demo, archive], ['demo']))
    expect(error.message).toBe(
      `${unset}; nothing is kept of archive yet, and a snapshot holds every source that is enabled: ` +
        'mend this, or set enabled: false for it',
    )
    expect(culpritOf(error)).toBe('archive')
  })

  it('needs no secret of one that is turned off', async () => {
    const off = archive.replace(' }', ', enabled: false }')
    expect((await exported(temporaryHome(), [demo, off], [])).isNew).toBe(true)
  })
})

describe('an export of all sources', () => {
  it('names the one that cannot be read', async () => {
    const error = await failure(exported(temporaryHome(), [demo, archive], []))
    expect([error.message, culpritOf(error)]).toEqual([unset, 'archive'])
  })
})
