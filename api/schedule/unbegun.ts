import type { Configuration } from '#api/configuration.js'
import { notify } from '#api/operations/notify.js'
import { Recorder, type RunStart } from '#api/runs/recorder.js'
import type { Home } from '#api/snapshots/home.js'

/**
 * An export whose process ended before it had put itself on record is put there by who started it, and told to
 * operators: nobody else saw it.
 *
 * @returns why the webhook was not told; null where it was, or there is none
 */
export async function recordUnbegun(
  start: RunStart,
  why: string,
  home: Home,
  configuration: Configuration,
): Promise<string | null> {
  const recorder = await Recorder.start(home, () => new Date(), start)
  await recorder.end({ status: 'failed', error: { message: why, causes: ['the export did not begin'] } })
  const source = start.asked.length === 1 ? (start.asked[0] ?? null) : null
  const message = `export ${start.id}${source === null ? '' : ` of ${source}`} did not begin: ${why}`
  return notify({ event: 'export-failed', source, run: start.id, at: new Date().toISOString(), message }, configuration)
}
