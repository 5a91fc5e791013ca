import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import type { Trigger } from '#analytics/contract/runs.js'
import { CONFIGURATION, type Configuration } from '#api/configuration.js'
import { newRunId } from '#api/runs/recorder.js'
import { readRun } from '#api/runs/run-shelf.js'
import type { Home } from '#api/snapshots/home.js'
import { HOME } from '#api/snapshots/snapshots.js'
import { recordUnbegun } from './unbegun.js'

/** The token by which Nest hands on the command line that exports: the program and its first words. */
export const EXPORT_COMMAND = Symbol('export command')

export interface Launch {
  readonly trigger: Trigger
  /** Read this one; without it all that are enabled. */
  readonly source?: string | undefined
  readonly force?: boolean | undefined
}

/** An export did not begin; its message is the last line that its process wrote. */
export class LaunchFailed extends Error {
  override readonly name = 'LaunchFailed'
}

/** How long an export may take to begin, in milliseconds. */
const mayTake = 30_000
/** How long an export may take to stop after it was told to, before it is killed. */
const stopsWithin = 15_000
/** The exit code of an export that was told to stop. */
const interruptedCode = 130

/**
 * Starts exports as processes of their own: whatever happens to one, the server goes on answering, and neither its
 * memory nor its processor time is taken from readers.
 */
@Injectable()
export class Launcher implements OnModuleDestroy {
  private readonly running = new Map<string, ChildProcess>()
  private readonly logger = new Logger('exports')

  constructor(
    @Inject(HOME) private readonly home: Home,
    @Inject(EXPORT_COMMAND) private readonly command: readonly string[],
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** @returns the id of the run once it is on record. @throws LaunchFailed where it is not */
  async launch(launch: Launch, beginsWithin = mayTake): Promise<string> {
    const id = newRunId(new Date())
    const [child, said] = this.spawn(id, launch)
    const signal = AbortSignal.timeout(beginsWithin)
    while (!hasEnded(child) && !signal.aborted) {
      if (await readRun(this.home, id)) return id
      await setTimeout(100)
    }
    if (await readRun(this.home, id)) return id
    // It must not begin after it was said that it did not.
    const why = said() || whyNot(child, beginsWithin)
    child.kill('SIGKILL')
    await this.tellUnbegun(id, launch, why)
    throw new LaunchFailed(why)
  }

  /** Start an export that waits for others to end. @returns when it has ended, with its exit code */
  async launchAndWait(launch: Launch): Promise<number> {
    const id = newRunId(new Date())
    const [child, said] = this.spawn(id, launch, ['--wait'])
    // Its end and its last words; a program that is not there has the latter only.
    await new Promise((resolve) => child.once('close', resolve))
    const code = child.exitCode ?? 1
    const hasFailed = code !== 0 && code !== interruptedCode
    if (hasFailed && !(await readRun(this.home, id))) await this.tellUnbegun(id, launch, said() || whyNot(child))
    return code
  }

  /** Have a run of this server stop where it can be resumed. @returns false where it is not one of its runs */
  stop(id: string): boolean {
    return this.running.get(id)?.kill('SIGTERM') ?? false
  }

  async onModuleDestroy(): Promise<void> {
    const children = [...this.running.values()]
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map((child) => endOf(child)))
  }

  private async tellUnbegun(id: string, { trigger, source }: Launch, why: string): Promise<void> {
    const start = { id, trigger, asked: source === undefined ? [] : [source] }
    const untold = await recordUnbegun(start, why, this.home, this.configuration).catch(
      (error: unknown) => `export ${id} is not on record: ${String(error)}`,
    )
    if (untold !== null) this.logger.error(untold)
  }

  private spawn(id: string, { trigger, source, force }: Launch, more: readonly string[] = []) {
    const [program = process.execPath, ...words] = this.command
    const options = [...(source === undefined ? [] : ['--source', source]), ...(force ? ['--force'] : []), ...more]
    const child = spawn(program, [...words, 'export', '--run', id, '--trigger', trigger, ...options], {
      env: { ...process.env, TOPOGRAM_HOME: this.home.path },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.running.set(id, child)
    let last = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      last = text.split('\n').filter(isWords).at(-1)?.trim() ?? last
    })
    const about = `export ${id}${source === undefined ? '' : ` of ${source}`} (${trigger})`
    child.on('error', (error) => {
      last = error.message
      this.running.delete(id)
    })
    child.on('exit', (code, killedBy) => {
      this.running.delete(id)
      if (code === 0) this.logger.log(`${about} ended well`)
      else if (code === interruptedCode) this.logger.log(`${about} was stopped`)
      else this.logger.error(`${about} failed: ${last || (killedBy ?? `exit code ${code}`)}`)
    })
    return [child, () => last] as const
  }
}

/** Whether a line is for people: what stands indented below an unforeseen error, its stack, is for its maintainers. */
const isWords = (line: string): boolean => /^[^\s{}]/.test(line) && !/^Node\.js v\d/.test(line)

/** A process that was killed has no exit code. */
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

function whyNot({ exitCode, signalCode }: ChildProcess, beginsWithin = mayTake): string {
  if (signalCode !== null) return `the export was ended by ${signalCode} before it began`
  if (exitCode !== null) return `the export ended with exit code ${exitCode} before it began`
  return `the export did not begin within ${beginsWithin / 1000} s`
}

/** A process that does not stop when told to is killed: what it wrote is either whole or begun anew. */
async function endOf(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  const killed = setTimeout(stopsWithin, undefined, { ref: false }).then(() => child.kill('SIGKILL'))
  await Promise.race([ended, killed.then(() => ended)])
}
