import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { formatTrendQuestion, parseTrendQuestion, readable } from './trend-question.js'
import { formatView, parseView, type View } from './view.js'

interface Options {
  /** Rewrite the present entry of the history instead of adding one, as while dragging. */
  readonly replace?: boolean
}

export const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('&')

export const hrefOf = (path: string, search: string): string => (search === '' ? path : `${path}?${search}`)

/** The question in the URL, and how to ask another; the view stays. */
export function useQuestion(): readonly [TrendQuestion, (question: TrendQuestion, options?: Options) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const question = useMemo(() => parseTrendQuestion(search), [search])
  const ask = useCallback(
    (next: TrendQuestion, options?: Options) => {
      navigate(hrefOf(path, join(formatTrendQuestion(next), formatView(parseView(search)))), options)
    },
    [navigate, path, search],
  )
  return [question, ask]
}

const viewParameters = new Set(['highlight', 'scale', 'axis', 'tab'])

/** The view in the URL, and how to change it; everything else in the URL stays as it is. */
export function useView(): readonly [View, (view: View, options?: Options) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const view = useMemo(() => parseView(search), [search])
  const look = useCallback(
    (next: View, options: Options = { replace: true }) => {
      const others = [...new URLSearchParams(search)]
        .filter(([name]) => !viewParameters.has(name))
        .map(([name, value]) => `${name}=${readable(value)}`)
      navigate(hrefOf(path, join(...others, formatView(next))), options)
    },
    [navigate, path, search],
  )
  return [view, look]
}

/** The snapshot or date that the URL asks as of, on any screen, and how to choose another. */
export function useAsOf(): readonly [string | null, (asOf: string | null) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const asOf = new URLSearchParams(search).get('asOf') || null
  const choose = useCallback(
    (next: string | null) => {
      const others = [...new URLSearchParams(search)]
        .filter(([name]) => name !== 'asOf')
        .map(([name, value]) => `${name}=${readable(value)}`)
      navigate(hrefOf(path, join(...others, next ? `asOf=${readable(next)}` : '')))
    },
    [navigate, path, search],
  )
  return [asOf, choose]
}
