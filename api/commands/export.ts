import type { CheckResult, Manifest } from '#api/snapshots/manifest.js'
import { connectorsOf } from '#api/exports/connectors.js'
import { pseudonymKey } from '#api/exports/pseudonym-key.js'
import { runExport, type Exported } from '#api/exports/run.js'
import { installation } from './installation.js'
import { Progress } from './progress.js'
import { table } from './table.js'

export interface ExportFlags {
  readonly source?: string
  readonly force?: boolean
}

/** `topogram export`: the id of what is now current goes to standard output, for scripts. */
export async function exportCommand(flags: ExportFlags, signal: AbortSignal): Promise<void> {
  process.stdout.write(`${await exportSources(flags, signal)}\n`)
}

/** @returns the id of the snapshot that is now current */
export async function exportSources({ source, force = false }: ExportFlags, signal: AbortSignal): Promise<string> {
  const { configuration, home } = installation()
  const startedAt = performance.now()
  const progress = new Progress(process.stderr, () => performance.now())
  const exported = await runExport({
    home,
    connectors: await connectorsOf(configuration, source),
    pseudonymKey: await pseudonymKey(home, configuration.pseudonymKey, configuration.folder),
    maxRejectedShare: configuration.exports.maxRejectedShare,
    keep: configuration.snapshots.keep,
    force,
    signal,
    now: () => new Date(),
    onStep: (_step, about) => progress.step(about),
    onPage: (staged, expected) => progress.page(staged, expected),
  }).finally(() => progress.endLine())
  tell(exported, (performance.now() - startedAt) / 1000)
  return exported.manifest.id
}

function tell({ manifest, isNew, pruned }: Exported, seconds: number): void {
  const { id, dataTo, checks } = manifest
  const took = `in ${seconds.toFixed(1)} s`
  const lines = isNew
    ? [`published ${id}, data to ${dataTo ?? 'an unknown date'}, ${took}`, '', rows(manifest), ...warnings(checks)]
    : [`nothing new ${took}: ${id} stays current`]
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
