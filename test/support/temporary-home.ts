import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector } from '#api/connectors/connector.js'
import type { Exported, ExportOptions } from '#api/exports/export-options.js'
import { newRunId } from '#api/runs/recorder.js'
import { runExport } from '#api/exports/run.js'
import { homeAt, prepareHome, type Home } from '#api/snapshots/home.js'

const made: string[] = []

/** A home folder of its own for one test. */
export function temporaryHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'topogram-home-'))
  made.push(folder)
  const home = homeAt(folder)
  prepareHome(home)
  return home
}

export function removeTemporaryHomes(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Export what the connectors yield into a home. */
export function exportInto(
  home: Home,
  connectors: readonly Connector[],
  options: Partial<ExportOptions> = {},
): Promise<Exported> {
  const now = options.now ?? (() => new Date('2024-03-05T06:07:08Z'))
  return runExport({
    home,
    sources: () =>
      Promise.resolve(connectors.map((connector) => ({ connector, identity: connector.name, maxRecords: Infinity }))),
    asked: [],
    trigger: 'command',
    runId: newRunId(now()),
    pseudonymKey: Buffer.alloc(32, 7),
    maxRejectedShare: 0.2,
    minRemainingShare: 0.5,
    keep: 30,
    keepRuns: 1000,
    ...{ force: false, refetch: false, wait: false },
    signal: new AbortController().signal,
    onDead: () => Promise.resolve(),
    onStep: () => undefined,
    onPage: () => undefined,
    ...{ now, ...options },
  })
}

/** Every byte that lies in a folder, file by file. */
export function filesIn(folder: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }))
}
