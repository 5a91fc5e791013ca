import { z } from 'zod'
import type { Remote } from '../fetching/remote.js'

const changes = z.object({ Last: z.number() })
const statistics = z.object({ CountStudies: z.number(), CountInstances: z.number() })

/** What an Orthanc tells of itself. */
export interface OrthancState {
  readonly version: string
  readonly studies: number
}

/** Other servers answer something else, or refuse: they are not asked again. */
const refusals = [400, 401, 403, 404, 405, 406, 410, 500, 501, 502, 503, 504]

async function told<T>(remote: Remote, path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null> {
  const { text } = await remote.text({ path, accepts: refusals, accept: 'application/json', signal })
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Its own interface stands beside DICOMweb: the last change, and how much there is, for what was deleted. */
export async function orthancState(remote: Remote, signal: AbortSignal): Promise<OrthancState | null> {
  const last = await told(remote, '../changes?last', changes, signal)
  if (last === null) return null
  const held = await told(remote, '../statistics', statistics, signal)
  if (held === null) return null
  return {
    version: `orthanc ${last.Last} ${held.CountStudies} ${held.CountInstances}`,
    studies: held.CountStudies,
  }
}
