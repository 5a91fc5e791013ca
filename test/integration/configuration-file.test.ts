import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readConfiguration } from '#api/configuration.js'
import { environment } from '#api/environment.js'
import { folderOf, type Content } from '../support/folder-of.js'

function refusal(folder: string): string {
  try {
    readConfiguration(environment({ TOPOGRAM_CONFIG: join(folder, 'ours.yaml') }, folder))
    return 'read'
  } catch (error) {
    return String(error).replace('ConfigurationError: ', '')
  }
}

describe('a configuration file', () => {
  it.each<readonly [string, Content, string]>([
    ['Latin-1', Buffer.from('timeZone: é', 'latin1'), 'ours.yaml: is not UTF-8 text: save it as UTF-8'],
    ['zeros', 'timeZone: \0', 'ours.yaml: holds binary data: save it as UTF-8 text'],
    [
      '50 MB',
      Buffer.alloc(50_000_000, 'a: b\n'),
      'ours.yaml: has 50000000 bytes, more than settings that somebody wrote',
    ],
  ])('with %s is told in a line', async (_, content, message) => {
    expect(refusal(await folderOf({ 'ours.yaml': content }))).toBe(message)
  })

  it('that is none is told by what it is', async () => {
    const folder = await folderOf({})
    expect(refusal(folder)).toBe(`TOPOGRAM_CONFIG: cannot read ${join(folder, 'ours.yaml')} (ENOENT)`)
    execFileSync('mkfifo', [join(folder, 'ours.yaml')])
    expect(refusal(folder)).toBe('ours.yaml: is a pipe: name a YAML file')
    const other = await folderOf({})
    await mkdir(join(other, 'ours.yaml'))
    expect(refusal(other)).toBe('ours.yaml: is a folder: name a YAML file')
  })
})
