import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { problem } from '#analytics/contract/problem.js'
import { RunningServer } from '../support/running-server.js'

const program = join(import.meta.dirname, '../../topogram.mjs')
const folder = mkdtempSync(join(tmpdir(), 'topogram-tokens-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function token(home: string, ...words: readonly string[]) {
  const env = { ...process.env, TOPOGRAM_HOME: home, TOPOGRAM_CONFIG: '' }
  const options = { env, cwd: folder, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'token', ...words], options)
  return { code: status, out: stdout, told: stderr.trim() }
}

describe('topogram token', () => {
  const home = join(folder, 'home')
  const create = ['create', '--role', 'researcher', '--name', 'nightly report']

  it('prints a token alone on standard output, and lists it without', () => {
    const { code, out, told } = token(home, ...create, '--expires', '90d')
    expect([code, out]).toEqual([0, expect.stringMatching(/^tpg_[0-9a-f]{12}_[\w-]{43}\n$/)])
    expect(told).toMatch(
      /^token [0-9a-f]{12} for the role researcher, "nightly report", until .* it is shown this once/,
    )
    const listed = token(home, 'list')
    expect(listed.out).toMatch(/researcher {2}nightly report {2}good/)
    const text = `${listed.out}${listed.told}${token(home, 'list', '--format', 'json').out}`
    expect(text).not.toContain(out.trim().slice('tpg_0123456789ab_'.length))
    expect(text).not.toContain('hash')
  })

  it.each([
    [['create', '--name', 'x'], "required option '--role <role>' not specified"],
    [['create', '--role', 'researcher'], "required option '--name <name>' not specified"],
    [['create', '--role', 'boss', '--name', 'x'], 'Allowed choices are researcher, manager, operator.'],
    [['create', '--role', 'public', '--name', 'x'], 'Allowed choices are researcher, manager, operator.'],
    [[...create, '--expires', 'never'], 'expected a time such as 30m, 12h, 90d or 2w'],
    [[...create, '--expires', '0d'], 'expected a time such as 30m, 12h, 90d or 2w'],
    [['create', '--role', 'manager', '--name', ' '], '--name: expected a text of 1 to 100 characters in one line'],
    [['revoke'], "missing required argument 'id'"],
    [['revoke', 'nothing'], 'id: no token has the id "nothing"; known are '],
    [['revoke', '../../x'], 'id: no token has the id "../../x"; known are '],
    [['list', '--format', 'xml'], 'Allowed choices are table, json.'],
    [['make'], 'allowed are create, list and revoke'],
  ])('refuses %j with exit code 2 and what is allowed', (words, said) => {
    const { code, out, told } = token(home, ...words)
    expect([code, out]).toEqual([2, ''])
    expect(told).toContain(said)
  })

  it('explains itself', () => {
    const { code, out } = token(home, '--help')
    expect(code).toBe(0)
    for (const word of ['create', 'list', 'revoke']) expect(out).toContain(word)
  })
})

describe('a server', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await RunningServer.start('sources: [{ name: demo, kind: synthetic, studies: 1000, seed: 3 }]')
  })
  afterAll(() => server.stop())

  const ask = (text: string) =>
    fetch(`${server.url}/api/v1/catalogue`, { headers: { authorization: `Bearer ${text.trim()}` } })

  it('tells an operator’s token at its first start, and none at the next', async () => {
    expect((await fetch(`${server.url}/api/v1/exports`, { headers: server.asOperator })).status).toBe(200)
    expect(token(server.home, 'list').out).toMatch(/operator {2}first start {2}good/)
  })

  it('knows a token that was made beside it at once, and no more once it is revoked', async () => {
    const { out } = token(server.home, 'create', '--role', 'manager', '--name', 'Ada')
    expect(await (await ask(out)).json()).toMatchObject({ role: 'manager', threshold: null })
    const id = /^tpg_(\w{12})_/.exec(out)?.[1] ?? ''
    expect(token(server.home, 'revoke', id).told).toBe(`token ${id}, "Ada", is revoked`)
    const refused = await ask(out)
    expect(refused.status).toBe(401)
    expect(problem.parse(await refused.json()).detail).toMatch(new RegExp(`^token ${id} was revoked at `))
    expect(token(server.home, 'revoke', id).told).toMatch(/was revoked already/)
  })
})
