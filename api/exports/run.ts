import { errorCode } from '#api/error-code.js'
import { Integrity } from '#api/snapshots/integrity.js'
import { recover } from '#api/snapshots/recover.js'
import type { ExportOptions, Exported } from './export-options.js'
import { fetchAll } from './fetch-all.js'
import { sweepFetched } from './fetched-shelf.js'
import { lockForWriting, waitForLock } from './lock.js'
import { publishFetched } from './publish-fetched.js'
import { Recorder } from '#api/runs/recorder.js'
import { closeDeadRuns } from '#api/runs/run-shelf.js'
import { Stopped } from './stopped.js'
import { systemFailure } from '#api/system-failure.js'
import { tidy } from './tidy.js'

/** Export the sources into a published snapshot. @throws HomeBusy, ConnectorError, ExportRejected */
export async function runExport(options: ExportOptions): Promise<Exported> {
  const { home, wait, signal, now } = options
  const lock = wait ? await waitForLock(home, signal) : lockForWriting(home)
  try {
    await recover(home, new Integrity(home))
    await options.onDead(await closeDeadRuns(home, now()))
    return await recorded(options)
  } finally {
    lock.release()
  }
}

async function recorded(options: ExportOptions): Promise<Exported> {
  const { home, now, runId: id, trigger, asked } = options
  const recorder = await Recorder.start(home, now, { id, trigger, asked })
  const { published, fetched, sources } = await fetchedAndPublished(options, recorder)
  const { pruned, notices: untidy } = await tidy(fetched, sources, options)
  // Without room for it the notice is told all the same.
  if (untidy.length > 0) await recorder.notice(untidy).catch(() => undefined)
  const notices = [...fetched.flatMap((each) => each.notices), ...untidy]
  return { ...published, runId: id, pruned, notices }
}

async function fetchedAndPublished(options: ExportOptions, recorder: Recorder) {
  const { home, signal } = options
  let names: readonly string[] | null = null
  try {
    const sources = await options.sources()
    names = sources.map(({ connector }) => connector.name)
    await sweepFetched(home, names)
    await recorder.sources(sources.map(({ connector }) => connector))
    const found = await fetchAll(sources, options, recorder)
    const published = await publishFetched(found, options, recorder)
    const status = published.isNew ? 'published' : 'unchanged'
    await recorder.end({ status, phase: null, snapshot: published.manifest.id })
    return { published, sources, fetched: found.map((each) => each.fetched) }
  } catch (error) {
    // A full disk takes no record either: what went wrong first is what is told.
    if (names !== null) await sweepFetched(home, names).catch(() => undefined)
    const status = statusOf(error, signal)
    // Of an export that was told to stop, who did says more than what it was doing.
    const why = status === 'interrupted' && signal.reason instanceof Stopped ? signal.reason : error
    await recorder.end({ status, error: described(why) }).catch(() => undefined)
    throw error
  }
}

function statusOf(error: unknown, signal: AbortSignal): 'rejected' | 'interrupted' | 'failed' {
  if (error instanceof Error && error.name === 'ExportRejected') return 'rejected'
  return signal.aborted ? 'interrupted' : 'failed'
}

/** Messages only: a stack names folders of this machine, and no error quotes a value of a record. */
function described(error: unknown): { readonly message: string; readonly causes: readonly string[] } {
  const told = systemFailure(error)
  const causes = told === null ? [] : [told]
  for (let each = error; isError(each) && causes.length < 6; each = each.cause) causes.push(each.message)
  const [message = String(error), ...others] = causes
  return { message, causes: others }
}

/** Errors of Node's own modules are not always instances of this realm's Error. */
const isError = (value: unknown): value is Error => value instanceof Error || errorCode(value) !== null
