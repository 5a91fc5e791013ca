import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { tableQuestions } from '#api/questions/table-questions.js'

const program = join(import.meta.dirname, '../../topogram.mjs')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'topogram-reading-'))
  writeFileSync(join(folder, 'topogram.yaml'), 'sources: [{ name: demo, kind: synthetic, studies: 1000, seed: 1 }]')
  expect(topogram('home', 'export').code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Run a command to its end, on a home below the test's folder. */
function topogram(home: string, ...words: readonly string[]) {
  const env = {
    ...process.env,
    TOPOGRAM_HOME: join(folder, home),
    TOPOGRAM_CONFIG: join(folder, 'topogram.yaml'),
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' })
  return { code: status, out: stdout, told: stderr.trim() }
}

/** Everything in the folder, and when it was last written. */
const state = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => `${path} ${statSync(join(folder, path)).mtimeMs}`)

describe('a command that only reads', () => {
  it.each([
    ['ask', ['ask', 'trends?measure=patients&by=sex&format=csv'], 'patients,female'],
    ['ask of the catalogue', ['ask', 'catalogue'], '"measures"'],
    ['snapshots', ['snapshots'], 'current'],
  ])('writes nothing: %s', (_, words, said) => {
    const before = state()
    const { code, out } = topogram('home', ...words)
    expect([code, out]).toEqual([0, expect.stringContaining(said)])
    expect(state()).toEqual(before)
  })

  it.each([
    ['nothing', 'none', 'no snapshot has been published yet; run npx topogram export'],
    ['a file', 'topogram.yaml', /^TOPOGRAM_HOME: .*topogram\.yaml is a file; set TOPOGRAM_HOME to a folder$/],
  ])('says in a line that its home is %s, and makes none', (_, home, told) => {
    const before = state()
    const asked = topogram(home, 'ask', 'trends?measure=patients')
    expect([asked.code, asked.out]).toEqual([1, ''])
    expect(asked.told).toMatch(told)
    expect(state()).toEqual(before)
  })
})

describe('a question at the command line', () => {
  const questions = [...Object.keys(tableQuestions), 'catalogue', 'snapshots/compare', 'snapshots'].join(', ')
  it.each([
    ['http://[', `question: expected one of ${questions} before the ?, got "http://["`],
    ['__proto__?x=1', `question: expected one of ${questions} before the ?, got "__proto__"`],
    ['trend?measure=patients', 'did you mean "trends"?'],
    ['snapshots?x=1', 'x: is not a parameter of this question'],
    ['trends?measure=patients&asOf=2026-13-45', 'asOf: 2026-13-45 is not a day of the calendar'],
    ['snapshots/compare', 'from: no kept snapshot is older than'],
  ])('that is "%s" is told in a line, with exit code 2', (question, told) => {
    const { code, out, told: said } = topogram('home', 'ask', question)
    expect([code, out, said]).toEqual([2, '', expect.stringContaining(told)])
    expect(said.split('\n')).toHaveLength(1)
  })
})
