import { judge } from '#analytics/quality/judge.js'
import type { CheckResult, Manifest } from '#api/snapshots/manifest.js'
import { Integrity } from '#api/snapshots/integrity.js'
import { prune, publish } from '#api/snapshots/publish.js'
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
import { dropPart, fetchedFile, keepPart, readFetched, sweepFetched, type Fetched } from './fetched-shelf.js'
import type { Home } from '#api/snapshots/home.js'
import type { SourceInput } from './source-input.js'
import type { Recorder } from '#api/runs/recorder.js'
import { lostParts } from './lost-parts.js'
import { refuseUnfit } from './refuse-unfit.js'

type Published = Omit<Exported, 'runId' | 'notices'>

/** Build a draft from what was fetched, check it, and publish it where it is fit and new. */
export async function publishFetched(
  found: readonly FetchedHow[],
  sources: readonly SourceInput[],
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
    const published = await fill(draft, fetched, current, options, recorder)
    await keep(fetched, sources, options.home)
    return published
  } finally {
    await discardDraft(draft)
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
    return { manifest: current, isNew: false, pruned: [] }
  }
  options.signal.throwIfAborted()
  await recorder.phase('publish')
  options.onStep(`publishing ${id}`)
  const described = await describe(draft.database, fetched)
  await sealDraft(draft)
  const publishedAt = options.now().toISOString()
  const manifest = await publish(options.home, draft.file, { ...described, id, checks: [...checks], publishedAt })
  return { manifest, isNew: true, pruned: await prune(options.home, options.keep) }
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

/**
 * What this snapshot was built from is what the next one goes on from. Of a lone source that cannot tell whether
 * anything changed nothing is kept: it is read whole the next time in any case.
 */
async function keep(fetched: readonly Fetched[], sources: readonly SourceInput[], home: Home): Promise<void> {
  const isUseful = sources.length > 1 || sources.some(({ connector }) => 'version' in connector)
  for (const each of fetched) await (isUseful ? keepPart(home, each) : dropPart(home, each.source))
  await sweepFetched(home, isUseful ? sources.map(({ connector }) => connector.name) : [])
}
