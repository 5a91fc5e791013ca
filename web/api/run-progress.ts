import { useEffect, useState } from 'react'
import type { RunProgress } from '#analytics/contract/operations.js'
import { get, root } from './request.js'
import type { Run } from '#analytics/contract/runs.js'

/** `live` while events come, `asking` while the server is asked in turns because none do, `lost` where it is away. */
export type Link = 'live' | 'asking' | 'lost'

interface Followed {
  readonly progress: RunProgress | null
  readonly link: Link
}

const askEvery = 3_000
/** An event source that gave up, as after an answer that is no stream, is opened again after this. */
const openAgainAfter = 15_000

/** How far a run is, as it goes: by server-sent events, and by asking wherever they do not come through. */
export function useRunProgress(id: string, onEnd: () => void): Followed {
  const [followed, setFollowed] = useState<Followed>({ progress: null, link: 'live' })
  useEffect(() => {
    const told = (progress: RunProgress, link: Link): void => {
      setFollowed({ progress, link })
      if (progress.status !== 'running') onEnd()
    }
    return follow(id, told, (link) => setFollowed(({ progress }) => ({ progress, link })))
  }, [id, onEnd])
  return followed
}

/** @returns how to stop following */
function follow(
  id: string,
  told: (progress: RunProgress, link: Link) => void,
  linked: (link: Link) => void,
): () => void {
  const left = new AbortController()
  let events = open()
  const asking = setInterval(() => void ask(), askEvery)
  const opening = setInterval(() => {
    if (events.readyState === EventSource.CLOSED) events = open()
  }, openAgainAfter)

  function open(): EventSource {
    const source = new EventSource(`${root}/exports/${encodeURIComponent(id)}/events`)
    const tell = ({ data }: MessageEvent<string>): void => told(JSON.parse(data) as RunProgress, 'live')
    source.addEventListener('progress', tell)
    source.addEventListener('end', (event: MessageEvent<string>) => {
      leave()
      tell(event)
    })
    return source
  }

  async function ask(): Promise<void> {
    if (events.readyState === EventSource.OPEN) return
    try {
      const run = await get<Run>(`${root}/exports/${encodeURIComponent(id)}`, left.signal)
      if (run.status !== 'running') leave()
      told(progressOf(run), 'asking')
    } catch {
      // Whatever the reason, it is asked again; the events may come back by themselves before.
      if (!left.signal.aborted) linked('lost')
    }
  }

  function leave(): void {
    clearInterval(asking)
    clearInterval(opening)
    events.close()
    left.abort()
  }
  return leave
}

const progressOf = ({ id, status, phase, sources, startedAt, endedAt }: Run): RunProgress => ({
  ...{ id, status, phase, sources },
  seconds: (Date.parse(endedAt ?? new Date().toISOString()) - Date.parse(startedAt)) / 1000,
})
