import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { isStatus, type RunStatus } from './run-status.js'
import { readable } from './trend-question.js'
import { hrefOf, join } from './use-question.js'

export const windows = [14, 90] as const
export type Days = (typeof windows)[number]

/** Which runs an operator looks at: part of the URL, so that it can be sent to whoever is on call. */
export interface RunsView {
  readonly source: string | null
  readonly status: RunStatus | null
  readonly days: Days
}

/** @example parseRunsView('source=demo&status=failed&days=90') // { source: 'demo', status: 'failed', days: 90 } */
export function parseRunsView(search: string | URLSearchParams): RunsView {
  const parameters = new URLSearchParams(search)
  const status = parameters.get('status') ?? ''
  return {
    source: parameters.get('source') || null,
    status: isStatus(status) ? status : null,
    days: parameters.get('days') === '90' ? 90 : 14,
  }
}

/** The view as parameters, defaults left out. */
export const formatRunsView = ({ source, status, days }: RunsView): string =>
  join(
    source === null ? '' : `source=${readable(source)}`,
    status === null ? '' : `status=${status}`,
    days === 14 ? '' : `days=${days}`,
  )

const own = new Set(['source', 'status', 'days'])

/** The view in the URL, and how to change it; everything else in the URL stays as it is. */
export function useRunsView(): readonly [RunsView, (view: RunsView) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const view = useMemo(() => parseRunsView(search), [search])
  const look = useCallback(
    (next: RunsView) => {
      const others = [...new URLSearchParams(search)]
        .filter(([name]) => !own.has(name))
        .map(([name, value]) => `${name}=${readable(value)}`)
      navigate(hrefOf(path, join(...others, formatRunsView(next))), { replace: true })
    },
    [navigate, path, search],
  )
  return [view, look]
}
