import { writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { Logger } from '@nestjs/common'
import { parseConfiguration } from '#api/configuration.js'
import { readRun, runIds } from '#api/runs/run-shelf.js'
import { Launcher } from '#api/schedule/launcher.js'
import { removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterEach(() => void jest.restoreAllMocks())
afterAll(removeTemporaryHomes)

const configuration = () => parseConfiguration('', 'topogram.yaml', '.')

/** A launcher whose exports do what the script says. */
function launcherOf(script: string) {
  const home = temporaryHome()
  const file = join(home.path, 'export.mjs')
  writeFileSync(file, script)
  return { home, launcher: new Launcher(home, [process.execPath, file], configuration()) }
}

const heard = (level: 'log' | 'error') => {
  const lines: unknown[] = []
  jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => void lines.push(line))
  return lines
}

describe('an export that does not begin', () => {
  it('is told at once where its process was killed', async () => {
    const told = heard('error')
    const { launcher } = launcherOf(`process.kill(process.pid, 'SIGKILL'); setInterval(() => 0, 1000)`)
    const began = performance.now()
    await expect(launcher.launch({ trigger: 'api' })).rejects.toThrow('the export was ended by SIGKILL before it began')
    expect(performance.now() - began).toBeLessThan(15_000)
    expect(told).toEqual([expect.stringMatching(/^export \S+ \(api\) failed: SIGKILL$/)])
  })

  it('does not begin after it was told that it did not', async () => {
    heard('error')
    const { home, launcher } = launcherOf(`
      import { writeFileSync } from 'node:fs'
      setTimeout(() => writeFileSync(process.env.TOPOGRAM_HOME + '/began', ''), 2_500)`)
    await expect(launcher.launch({ trigger: 'api' }, 1_000)).rejects.toThrow('the export did not begin within 1 s')
    await setTimeout(3_000)
    expect(existsSync(join(home.path, 'began'))).toBe(false)
  })

  it('is told by the last line of its process, also where an empty one follows', async () => {
    heard('error')
    const { launcher } = launcherOf(`
      process.stderr.write('the disk is full\\n')
      setTimeout(() => process.stderr.write('\\n', () => process.exit(1)), 300)`)
    await expect(launcher.launch({ trigger: 'api' })).rejects.toThrow('the disk is full')
  })

  it('is told by its error, not by the stack below it', async () => {
    heard('error')
    const { launcher } = launcherOf(`(await import('node:fs')).openSync('/nowhere/file')`)
    await expect(launcher.launch({ trigger: 'api' })).rejects.toThrow(/^Error: ENOENT: .* open '.nowhere.file'$/)
  })

  it('is told where its program is not there', async () => {
    const launcher = new Launcher(temporaryHome(), ['/nowhere/topogram'], configuration())
    await expect(launcher.launch({ trigger: 'api' })).rejects.toThrow(/ENOENT/)
  })
})

describe('an export that could not begin', () => {
  const refusing = `process.stderr.write("error: unknown option '--run'\\n", () => process.exit(2))`

  it('is on record as failed, whoever asked for it', async () => {
    heard('error')
    const { home, launcher } = launcherOf(refusing)
    await expect(launcher.launch({ trigger: 'api' })).rejects.toThrow("unknown option '--run'")
    expect(await launcher.launchAndWait({ trigger: 'schedule', source: 'demo' })).toBe(2)
    const runs = await Promise.all((await runIds(home)).map((id) => readRun(home, id)))
    expect(runs.map((run) => run?.error?.message)).toEqual(Array(2).fill("error: unknown option '--run'"))
    expect(runs).toEqual(expect.arrayContaining([expect.objectContaining({ status: 'failed', asked: ['demo'] })]))
  })

  it('is on record where its program is not there', async () => {
    heard('error')
    const home = temporaryHome()
    await new Launcher(home, ['/nowhere/topogram'], configuration()).launchAndWait({
      trigger: 'schedule',
      source: 'demo',
    })
    const [id = ''] = await runIds(home)
    expect(await readRun(home, id)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringMatching(/ENOENT/) },
    })
  })
})

describe('an export that a server started', () => {
  it('is one line for operators, with its source', async () => {
    const told = heard('log')
    const { launcher } = launcherOf(`process.stderr.write('  and 3 more in core.check_result\\n')`)
    expect(await launcher.launchAndWait({ trigger: 'schedule', source: 'demo' })).toBe(0)
    expect(told).toEqual([expect.stringMatching(/^export \S+ of demo \(schedule\) ended well$/)])
  })
})
