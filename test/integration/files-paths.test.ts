import { execFileSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { filesSource } from '#api/connectors/files/files-source.js'
import { allOf, failureOf, folderOf, idAndSex } from '../support/folder-of.js'

describe('a path', () => {
  it('that names no file says where it was looked for, and what is there', async () => {
    expect(await failureOf({ 'cases.csv': 'id' }, idAndSex, ['case.csv'])).toMatch(
      /^paths: no file "case\.csv" \(looked from \/.+\) \(did you mean "cases\.csv"\?\)$/,
    )
    expect(await failureOf({ 'a.csv': 'id' }, idAndSex, ['*.tsv'])).toMatch(
      /^paths: "\*\.tsv" matches no file \(looked from \/.+\)$/,
    )
  })

  it('that names a folder says how to name its files', async () => {
    const folder = await folderOf({ 'm.yaml': idAndSex })
    await mkdir(join(folder, 'data'))
    const source = await filesSource({ name: 'ours', mapping: 'm.yaml', paths: ['data'] }, folder)
    await expect(allOf(source)).rejects.toThrow('"data" is a folder: name its files, such as "data/*.csv"')
  })

  it('of a file that no table is for names the tables', async () => {
    const yaml = 'tables: [{ files: "p*.csv", records: [{ entity: patient, fields: { patient: id } }] }]'
    expect(await failureOf({ 'x.csv': 'id' }, yaml)).toBe(
      'x.csv is for no table of mapping.yaml, which has tables for p*.csv',
    )
  })
})

describe('what is no file', () => {
  const reading = async (folder: string, path: string) =>
    allOf(await filesSource({ name: 'ours', mapping: 'm.yaml', paths: [path] }, folder))

  it('is told by what it is, and does not hold the export up', async () => {
    const folder = await folderOf({ 'm.yaml': idAndSex })
    execFileSync('mkfifo', [join(folder, 'pipe.csv')])
    await symlink('loop.csv', join(folder, 'loop.csv'))
    await symlink('gone.csv', join(folder, 'dangling.csv'))
    await symlink('/dev/zero', join(folder, 'zero.csv'))
    await expect(reading(folder, 'pipe.csv')).rejects.toThrow(
      '"pipe.csv" is a pipe: only files are read; write its content into one',
    )
    await expect(reading(folder, 'zero.csv')).rejects.toThrow('"zero.csv" is a device')
    await expect(reading(folder, 'loop.csv')).rejects.toThrow(
      '"loop.csv" is a link that leads to itself: mend the link',
    )
    await expect(reading(folder, 'dangling.csv')).rejects.toThrow(
      '"dangling.csv" is a link to "gone.csv", which is not there',
    )
  })

  it('is a mapping or a preset of another form', async () => {
    const binary = await folderOf({ 'm.yaml': Buffer.from('records: [\xe9]', 'latin1') })
    await expect(reading(binary, 'a.csv')).rejects.toThrow('m.yaml is not UTF-8 text: save it as UTF-8')
    const long = await folderOf({ 'm.yaml': '# long\n'.repeat(200_000) })
    await expect(reading(long, 'a.csv')).rejects.toThrow(
      'm.yaml has 1400000 bytes, more than settings that somebody wrote',
    )
    await mkdir(join(long, 'folder.yaml'))
    await expect(filesSource({ name: 'ours', mapping: 'folder.yaml', paths: [] }, long)).rejects.toThrow(
      'folder.yaml is a folder: name a YAML file',
    )
  })
})

describe('a source of kind files', () => {
  it.each([
    [{}, 'source ours: give either preset: or mapping:'],
    [{ preset: 'midrc-cases', mapping: 'm.yaml' }, 'source ours: give either preset: or mapping:'],
    [
      { preset: 'midrc-case' },
      'preset: none is named "midrc-case" (did you mean "midrc-cases"?); there are midrc-cases',
    ],
    [
      { mapping: 'absent.yaml' },
      /^mapping: expected a YAML file at \/.+absent\.yaml, and it cannot be read \(ENOENT\)$/,
    ],
  ])('%j is refused', async (keys, message) => {
    await expect(filesSource({ name: 'ours', paths: ['*.csv'], ...keys }, await folderOf({}))).rejects.toThrow(message)
  })
})
