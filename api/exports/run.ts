import { gates } from '#analytics/quality/gates.js'
import { trusted } from '#analytics/sql/sql.js'
import type { Connector } from '#api/connectors/connector.js'
import type { Home } from '#api/snapshots/home.js'
import type { CheckResult, Manifest } from '#api/snapshots/manifest.js'
import { Integrity } from '#api/snapshots/integrity.js'
import { prune, publish } from '#api/snapshots/publish.js'
import { recover } from '#api/snapshots/recover.js'
import { servingSnapshot } from '#api/snapshots/serving.js'
import { buildCore } from './core/build.js'
import { check } from './check.js'
import { describe } from './describe.js'
import { snapshotId } from './digest.js'
import { discardDraft, openDraft, sealDraft, type Draft } from './draft.js'
import { ExportRejected } from './export-rejected.js'
import { lockForWriting } from './lock.js'
import { pseudonyms } from './pseudonyms.js'
import { stage, type Staged } from './stage.js'

export type Step = 'stage' | 'core' | 'check' | 'publish'

export interface ExportOptions {
  readonly home: Home
  readonly connectors: readonly Connector[]
  readonly pseudonymKey: Uint8Array
  readonly maxRejectedShare: number
  readonly keep: number
  readonly force: boolean
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly onStep: (step: Step, about: string) => void
  readonly onPage: (staged: Staged, expected: number | undefined) => void
}

export interface Exported {
  readonly manifest: Manifest
  /** False where the sources brought nothing new: the current snapshot stays. */
  readonly isNew: boolean
  readonly pruned: readonly string[]
}

/** Export the sources into a published snapshot. @throws HomeBusy, ConnectorError, ExportRejected */
export async function runExport(options: ExportOptions): Promise<Exported> {
  const lock = lockForWriting(options.home)
  try {
    await recover(options.home, new Integrity(options.home))
    const draft = await openDraft(options.home)
    try {
      return await fill(draft, options)
    } finally {
      await discardDraft(draft)
    }
  } finally {
    lock.release()
  }
}

async function fill(draft: Draft, options: ExportOptions): Promise<Exported> {
  const { home, signal, onStep, now, keep } = options
  const { database } = draft
  const staged = await stageAll(draft, options)
  onStep('core', 'building the core tables')
  await buildCore(database, signal)
  onStep('check', 'checking')
  const checks = await check(database)
  const { manifest: current } = await servingSnapshot(home, new Integrity(home))
  await refuseUnfit(draft, staged, checks, current, options)
  const id = await snapshotId(database)
  if (current?.id === id) return { manifest: current, isNew: false, pruned: [] }
  signal.throwIfAborted()
  onStep('publish', `publishing ${id}`)
  const described = await describe(database, staged)
  await sealDraft(draft)
  const manifest = await publish(home, draft.file, {
    ...described,
    id,
    checks: [...checks],
    publishedAt: now().toISOString(),
  })
  return { manifest, isNew: true, pruned: await prune(home, keep) }
}

async function stageAll({ database }: Draft, options: ExportOptions): Promise<readonly Staged[]> {
  const { connectors, pseudonymKey, signal, onStep, onPage } = options
  const staged: Staged[] = []
  for (const [position, connector] of connectors.entries()) {
    onStep('stage', `reading ${connector.name} (${connector.kind})`)
    staged.push(
      await stage({ database, position }, connector, pseudonyms(pseudonymKey, connector.name), {
        signal,
        onPage: (soFar) => onPage(soFar, connector.expected),
      }),
    )
  }
  return staged
}

async function refuseUnfit(
  { database }: Draft,
  staged: readonly Staged[],
  checks: readonly CheckResult[],
  current: Manifest | null,
  policy: ExportOptions,
): Promise<void> {
  const [counted] = await database.query(
    trusted(`
    SELECT
      (SELECT count(*) FROM core.patient) AS patients,
      (SELECT count(*) FROM core.rejected_record) AS rejected`),
  )
  const reasons = gates(
    {
      patients: Number(counted?.['patients']),
      previousPatients: current?.tables['patient'] ?? null,
      records: staged.reduce((sum, one) => sum + one.staged + one.rejected, 0),
      rejected: Number(counted?.['rejected']),
    },
    policy,
  )
  const failures = checks.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const rejections = checks.filter(({ rule }) => rule === 'rejected-records').slice(0, 3)
  const why = reasons.length > 0 ? rejections.map(({ message }) => message) : []
  if (reasons.length + failures.length > 0) throw new ExportRejected([...reasons, ...failures, ...why])
}
