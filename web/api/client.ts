import { keepPreviousData, QueryCache, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CatalogueAnswer, SnapshotsAnswer } from '#analytics/contract/catalogue.js'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { formatTrendQuestion, readable } from '../question/trend-question.js'
import { ApiProblem } from './problem-error.js'
import { get, root } from './request.js'

export type Format = 'json' | 'csv' | 'parquet'

/** Where the answer to a question is, for the screen, for a download and to cite. */
export function trendUrl(question: TrendQuestion, format: Format = 'json'): string {
  const search = formatTrendQuestion(question)
  return `${root}/trends?${search}${format === 'json' ? '' : `&format=${format}`}`
}

const soon = 5_000
const later = 30_000

/** Ask again by itself while the first export runs or the server is away; a refused question is asked once. */
function whilePassing({ state: { error } }: { readonly state: { readonly error: unknown } }): number | false {
  if (!(error instanceof ApiProblem) || !error.isPassing) return false
  return error.isUnreachable || error.isBeforeFirstSnapshot ? soon : later
}

/** Answers of one snapshot never change; a new snapshot is noticed within minutes or on coming back to the page. */
export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    // Whoever is signed out reads all anew, as the public.
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.isSignedOut) void client.resetQueries()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 120_000,
        gcTime: 900_000,
        retry: (tries, error) => tries < 1 && error instanceof ApiProblem && error.isUnreachable,
        refetchInterval: whilePassing,
        placeholderData: keepPreviousData,
      },
    },
  })
  return client
}

interface Options {
  readonly enabled?: boolean
}

/**
 * The answer to a question. While another is on its way, or fails, `data` is the last good one: `isPlaceholderData`
 * and `error` say so.
 */
export function useTrend(question: TrendQuestion, { enabled = true }: Options = {}): UseQueryResult<TrendAnswer> {
  const url = trendUrl(question)
  return useQuery({ queryKey: [url], queryFn: ({ signal }) => get<TrendAnswer>(url, signal), enabled })
}

export function useCatalogue(asOf: string | null = null): UseQueryResult<CatalogueAnswer> {
  const url = `${root}/catalogue${asOf ? `?asOf=${readable(asOf)}` : ''}`
  return useQuery({ queryKey: [url], queryFn: ({ signal }) => get<CatalogueAnswer>(url, signal) })
}

export function useSnapshots(): UseQueryResult<SnapshotsAnswer> {
  const url = `${root}/snapshots`
  return useQuery({ queryKey: [url], queryFn: ({ signal }) => get<SnapshotsAnswer>(url, signal) })
}
