import { judge } from '#analytics/quality/judge.js'
import type { CheckResult, Manifest } from '#api/snapshots/manifest.js'
import { Integrity } from '#api/snapshots/integrity.js'
import { publish } from '#api/snapshots/publish.js'
import { servingSnapshot } from '#api/snapshots/serving.js'
import { dataFile } from '#api/snapshots/shelf.js'
import { buildCore } from './core/build.js'
import { recordChanges } from './changes.js'
import { check } from './check.js'
import { describe } from './describe.js'
import { snapshotId } from './digest.js'
import { attachPrevious, discardDraft, openDraft, sealDraft, type Draft } from './draft.js'
import type { ExportOptions, Exported } from './export-options.js'
import type { FetchedHow } from './fetch.js'
import { fetchedFile, readFetched, type Fetched } from './fetched-shelf.js'
import type { Recorder } from '#api/runs/recorder.js'
import { lostParts } from './lost-parts.js'
import { refuseUnfit } from './refuse-unfit.js'

type Published = Pick<Exported, 'manifest' | 'isNew'>

/** Build a draft from what was fetched, check it, and publish it where it is fit and new. */
export async function publishFetched(
  found: readonly FetchedHow[],
  options: ExportOptions,
  recorder: Recorder,
): Promise<Published> {
  const fetched = found.map((each) => each.fetched)
  const { manifest: current } = await servingSnapshot(options.home, new Integrity(options.home))
  let draft = await openDraft(
    options.home,
    fetched.map((each) => fetchedFile(options.home, each)),
    fetched.reduce((rows, each) => rows + each.rows, 0),
  )
  try {
    if (current) draft = await attachPrevious(draft, dataFile(options.home, current.id))
    return await fill(draft, fetched, current, options, recorder)
  } finally {
    // What cannot be removed now is removed before the next export, and undoes no publication.
    await discardDraft(draft).catch(() => undefined)
  }
}

async function fill(
  draft: Draft,
  fetched: readonly Fetched[],
  current: Manifest | null,
  options: ExportOptions,
  recorder: Recorder,
): Promise<Published> {
  const checks = await buildAndCheck(draft, options, recorder)
  if (current) await recorder.note({ changes: await recordChanges(draft.database) })
  const lost = await Promise.all(
    fetched.map(async (each) => lostParts(await readFetched(options.home, each.source, 'kept'), each)),
  )
  await refuseUnfit(draft.database, { fetched, checks, current, lost: lost.flat() }, options)
  const id = await snapshotId(draft.database)
  if (current?.id === id) {
    return { manifest: current, isNew: false }
  }
  options.signal.throwIfAborted()
  await recorder.phase('publish')
  options.onStep(`publishing ${id}`)
  const described = await describe(draft.database, fetched)
  await sealDraft(draft)
  const publishedAt = options.now().toISOString()
  const manifest = await publish(options.home, draft.file, { ...described, id, checks: [...checks], publishedAt })
  return { manifest, isNew: true }
}

async function buildAndCheck(
  { database }: Draft,
  { signal, onStep, checkThresholds = {} }: ExportOptions,
  recorder: Recorder,
): Promise<readonly CheckResult[]> {
  await recorder.phase('build')
  onStep('building the core tables')
  await buildCore(database, signal)
  await recorder.phase('check')
  onStep('checking')
  const findings = await check(database)
  await recorder.note({ findings })
  return judge(findings, checkThresholds).flatMap(({ told, category: _, ...finding }) => (told ? [finding] : []))
}
