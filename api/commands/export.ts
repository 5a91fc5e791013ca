import type { CheckResult, Manifest } from '#api/snapshots/manifest.js'
import type { Trigger } from '#analytics/contract/runs.js'
import { culpritOf } from '#api/connectors/of-source.js'
import { enabledSource } from '#api/exports/connectors.js'
import type { Exported } from '#api/exports/export-options.js'
import { pseudonymKey } from '#api/exports/pseudonym-key.js'
import { newRunId } from '#api/runs/recorder.js'
import { runExport } from '#api/exports/run.js'
import { sourceInputs } from '#api/exports/source-input.js'
import { isRunId, readRun } from '#api/runs/run-shelf.js'
import type { Configuration } from '#api/configuration.js'
import { tellDeaths } from '#api/operations/deaths.js'
import { notify } from '#api/operations/notify.js'
import { systemFailure } from '#api/system-failure.js'
import { BadOption } from './failure.js'
import { installation } from './installation.js'
import { Progress } from './progress.js'
import { table } from './table.js'

export interface ExportFlags {
  readonly source?: string
  readonly force?: boolean
  readonly refetch?: boolean
  readonly wait?: boolean
  /** Given by the server that starts the command: who asked for the run, and its id. */
  readonly trigger?: Trigger
  readonly run?: string
}

/** `topogram export`: the id of what is now current goes to standard output, for scripts. */
export async function exportCommand(flags: ExportFlags, signal: AbortSignal): Promise<void> {
  process.stdout.write(`${await exportSources(flags, signal)}\n`)
}

/** @returns the id of the snapshot that is now current */
export async function exportSources(flags: ExportFlags, signal: AbortSignal): Promise<string> {
  const { source, force = false, refetch = false, wait = false, trigger = 'command', run } = flags
  const { configuration, home } = installation()
  const startedAt = performance.now()
  const progress = new Progress(process.stderr, () => performance.now())
  const runId = runIdOf(run)
  const now = () => new Date()
  const asked = source === undefined ? [] : [enabledSource(source, configuration).name]
  const exported = await runExport({
    home,
    sources: () => sourceInputs(configuration, asked),
    asked,
    trigger,
    runId,
    pseudonymKey: await pseudonymKey(home, configuration.pseudonymKey, configuration.folder),
    maxRejectedShare: configuration.exports.maxRejectedShare,
    minRemainingShare: configuration.exports.minRemainingShare,
    checkThresholds: configuration.exports.checks,
    keep: configuration.snapshots.keep,
    keepRuns: configuration.exports.keepRuns,
    ...{ force, refetch, wait },
    signal,
    now,
    onDead: async (dead) => {
      for (const untold of await tellDeaths(dead, configuration)) process.stderr.write(`${untold}\n`)
    },
    onStep: (about) => progress.step(about),
    onPage: ({ fetched }, expected) => progress.page(fetched, expected),
  })
    .catch(async (error: unknown) => {
      // An export that a server started and that did not begin is told, and put on record, by that server.
      const isServers = run !== undefined && (await readRun(home, runId)) === null
      if (!isServers) await tellOperators(error, culpritOf(error) ?? source ?? null, runId, configuration)
      throw error
    })
    .finally(() => progress.endLine())
  tell(exported, (performance.now() - startedAt) / 1000)
  return exported.manifest.id
}

/** Who started it by hand sees it, and others should learn of it too. An interrupted export did not fail. */
async function tellOperators(
  error: unknown,
  source: string | null,
  run: string,
  configuration: Configuration,
): Promise<void> {
  if (!(error instanceof Error) || error.name === 'AbortError' || error.name === 'HomeBusy') return
  const event = error.name === 'ExportRejected' ? 'export-rejected' : 'export-failed'
  const message = `export ${run}${source === null ? '' : ` of ${source}`} failed: ${systemFailure(error) ?? error.message}`
  const untold = await notify({ event, source, run, at: new Date().toISOString(), message }, configuration)
  if (untold !== null) process.stderr.write(`${untold}\n`)
}

function runIdOf(given: string | undefined): string {
  if (given === undefined) return newRunId(new Date())
  if (isRunId(given)) return given
  throw new BadOption(`--run: expected an instant and six hexadecimal digits, got "${given}"`)
}

function tell({ manifest, isNew, pruned, notices }: Exported, seconds: number): void {
  const { id, dataTo, checks } = manifest
  const took = `in ${seconds.toFixed(1)} s`
  const lines = isNew
    ? [`published ${id}, data to ${dataTo ?? 'an unknown date'}, ${took}`, '', rows(manifest), ...warnings(checks)]
    : [`nothing new ${took}: ${id} stays current`]
  if (notices.length > 0) lines.push('', ...notices.map(({ source, text }) => `${source}: ${text}`))
  if (pruned.length > 0) lines.push('', `no longer kept: ${pruned.join(', ')}`)
  process.stderr.write(`${lines.join('\n')}\n`)
}

const rows = ({ tables }: Manifest): string =>
  table(
    ['table', 'rows'],
    Object.entries(tables).filter(([, count]) => count > 0),
  )

/** As many as a person reads; the rest is in the snapshot. */
const told = 12

function warnings(checks: readonly CheckResult[]): readonly string[] {
  const all = checks.filter(({ severity }) => severity === 'warning').toSorted((a, b) => b.failed - a.failed)
  if (all.length === 0) return []
  const more = all.length > told ? [`  and ${all.length - told} more in core.check_result`] : []
  return [
    '',
    all.length === 1 ? '1 warning' : `${all.length} warnings`,
    ...all.slice(0, told).map(({ message }) => `  ${message}`),
    ...more,
  ]
}
