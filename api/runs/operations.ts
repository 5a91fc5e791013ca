import { Inject, Injectable } from '@nestjs/common'
import type { ExportRequest, RunAnswer } from '#analytics/contract/operations.js'
import { CONFIGURATION, type Configuration } from '#api/configuration.js'
import { writerOf } from '#api/exports/lock.js'
import { enabledSource } from '#api/exports/connectors.js'
import { Launcher, LaunchFailed } from '#api/schedule/launcher.js'
import type { Home } from '#api/snapshots/home.js'
import { HOME } from '#api/snapshots/snapshots.js'
import { runNow } from './run-now.js'
import { runIds } from './run-shelf.js'
import { Runs } from './runs.js'

/** No run has this id. */
export class UnknownRun extends Error {
  override readonly name = 'UnknownRun'
}

/** What was asked for cannot be done while things are as they are. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
}

/** What operators do: start exports and stop them. */
@Injectable()
export class Operations {
  constructor(
    @Inject(HOME) private readonly home: Home,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly launcher: Launcher,
    private readonly runs: Runs,
  ) {}

  /** @returns the id of the run. @throws UnknownSource, NotNow while another runs, LaunchFailed */
  async start({ source, force }: ExportRequest): Promise<string> {
    if (source !== undefined) enabledSource(source, this.configuration)
    if (writerOf(this.home) !== null) {
      const running = await this.running()
      throw new NotNow(
        `another export is running${running === null ? '' : ` (${running})`}; wait for it to end, or stop it`,
      )
    }
    try {
      return await this.launcher.launch({ trigger: 'api', source, force })
    } catch (error) {
      // Another one began in the moment between.
      if (error instanceof LaunchFailed && error.message.startsWith('another export')) {
        throw new NotNow(error.message, { cause: error })
      }
      throw error
    }
  }

  /** @throws UnknownRun, NotNow where it has ended, or another process runs it */
  async stop(id: string): Promise<void> {
    const { status } = await this.run(id)
    if (status !== 'running') throw new NotNow(`run ${id} has ended already: ${status}`)
    if (!this.launcher.stop(id)) {
      throw new NotNow(`run ${id} was started by another process; stop it there, with Ctrl-C`)
    }
  }

  /** @throws UnknownRun */
  async run(id: string): Promise<RunAnswer> {
    const found = await this.runs.answer(id)
    if (found) return found
    throw new UnknownRun(`no run on record has the id "${id.slice(0, 60)}"`)
  }

  private async running(): Promise<string | null> {
    const [newest] = await runIds(this.home)
    const run = newest === undefined ? null : await runNow(this.home, newest)
    return run?.status === 'running' ? run.id : null
  }
}
