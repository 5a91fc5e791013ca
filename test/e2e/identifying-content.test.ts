import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from '@jest/globals'
import { filesIn } from '../support/temporary-home.js'
import { tracesOf } from '../support/traces-of.js'

const program = join(import.meta.dirname, '../../topogram.mjs')
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const mapping = `
records:
  - entity: patient
    fields: { patient: id, site: site, age: age, contributedOn: on }
  - entity: site
    fields: { site: site, name: site_name }
  - entity: project
    fields: { project: { constant: P1 }, licence: licence }
  - entity: stay
    fields: { patient: id, kind: { constant: hospital }, dischargeStatus: discharge }
  - entity: breathingSupport
    fields: { patient: id, type: support }`

type Cells = Readonly<Record<string, string>>

const usual: Cells = {
  age: '64',
  site_name: 'Mercy Hospital',
  licence: 'CC BY 4.0',
  discharge: 'home',
  support: 'BiPAP',
}
const columns = ['id', 'site', 'on', ...Object.keys(usual)]
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

function table(rows: number, planted: Cells): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const own = { id: `P${i}`, site: `S${i % 9}`, on: '2021-08-20' }
    const cells: Cells = { ...own, ...usual, ...(i === rows - 3 ? planted : {}) }
    return columns.map((column) => quoted(cells[column] ?? '')).join(',')
  })
  return [columns.join(','), ...lines].join('\n')
}

/** Runs the program on a folder of its own; its home is beside. */
async function run(words: readonly string[], rows: number, planted: Cells, exports = '') {
  const folder = mkdtempSync(join(tmpdir(), 'topogram-planted-'))
  folders.push(folder)
  writeFileSync(join(folder, 'mapping.yaml'), mapping)
  writeFileSync(join(folder, 'cases.csv'), table(rows, planted))
  const source = '{ name: ours, kind: files, mapping: mapping.yaml, paths: [cases.csv] }'
  writeFileSync(join(folder, 'topogram.yaml'), `sources: [${source}]\n${exports}`)
  const home = join(folder, 'home')
  const env = { ...process.env, TOPOGRAM_HOME: home, TOPOGRAM_CONFIG: join(folder, 'topogram.yaml') }
  const child = spawn(process.execPath, [program, ...words], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const [out, told] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = (await ended) as [number | null]
  return { code, said: out + told, home }
}

const plants: readonly (readonly [what: string, planted: Cells, traces: readonly string[], field: string])[] = [
  ['a name', { site_name: 'Okonkwo, Josephine' }, ['Okonkwo', 'Josephine'], 'site.name'],
  [
    'a name among other words',
    { discharge: 'home with Josephine Okonkwo' },
    ['Okonkwo', 'Josephine'],
    'stay.dischargeStatus',
  ],
  ['a birth date', { discharge: 'DOB 07/19/1943' }, ['07/19/1943', '19430719', '1943-07-19'], 'stay.dischargeStatus'],
  ['a birth date for an age', { age: '1943-07-19' }, ['1943-07-19', '19430719'], 'patient.age'],
  ['a record number', { support: 'MRN 48159162' }, ['48159162'], 'breathingSupport.type'],
  [
    'an e-mail address',
    { licence: 'ask j.okonkwo@planted.example' },
    ['okonkwo', 'planted.example'],
    'project.licence',
  ],
]

describe('an export of a table with something planted among 12,000 rows', () => {
  it.each(plants)(
    'stops at %s, and leaves no trace of it',
    async (_, planted, traces, field) => {
      const { code, said, home } = await run(['export'], 12_000, planted)
      expect(said).toContain(`ours: ${field} holds what looks like`)
      expect(said).toContain('cases.csv line 11999')
      expect(code).toBe(1)
      expect(tracesOf(traces, home, said)).toEqual([])
      // Compressed, a text would not be found by its bytes: no table is left at all.
      expect(filesIn(home).filter(({ path }) => path.includes('.duckdb'))).toEqual([])
      // The record of the run says why, as the program did.
      expect(filesIn(home).some(({ bytes }) => bytes.includes(`${field} holds what looks like`))).toBe(true)
    },
    60_000,
  )

  it('is not told by trying the source either', async () => {
    const { code, said, home } = await run(['check-source', 'ours'], 100, { discharge: 'Josephine Okonkwo' })
    expect(code).toBe(1)
    expect(said).toContain("a person's name")
    expect(said).not.toMatch(/Josephine|Okonkwo/)
    expect(home).toBeTruthy()
  }, 60_000)

  it('goes on where somebody has looked at the text', async () => {
    const allowed = "exports: { allowedTexts: ['Maria Garcia'] }"
    const { code } = await run(['export'], 100, { site: 'S99', site_name: 'Maria Garcia' }, allowed)
    expect(code).toBe(0)
  }, 60_000)
})
