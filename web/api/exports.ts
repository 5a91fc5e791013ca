import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { ExportsAnswer, RunAnswer, RunEntry } from '#analytics/contract/operations.js'
import { ApiProblem } from './problem-error.js'
import { get, root } from './request.js'

const page = 100
const newest = 20
const whileRunning = 2_000
const whileQuiet = 15_000

const isRunning = (answer: ExportsAnswer | undefined): boolean => answer?.runs[0]?.status === 'running'

/** The sources as they stand and the newest runs, asked again by itself. */
export function useOperations(): UseQueryResult<ExportsAnswer> {
  const url = `${root}/exports?limit=${newest}`
  return useQuery({
    queryKey: [root, 'exports', 'now'],
    queryFn: ({ signal }) => get<ExportsAnswer>(url, signal),
    staleTime: 0,
    // Who is not an operator is not one a moment later either.
    refetchInterval: ({ state: { data, error } }) =>
      error instanceof ApiProblem && error.isClosed ? false : isRunning(data) ? whileRunning : whileQuiet,
  })
}

interface Runs {
  readonly runs: readonly RunEntry[]
}

const inOneList = ({ pages }: InfiniteData<ExportsAnswer>): Runs => ({ runs: pages.flatMap(({ runs }) => runs) })

/**
 * Runs, newest first, of one source or of all; older ones are fetched when they are asked for.
 *
 * @param seen what is known of the newest run: when it changes, the list is read anew
 */
export function useRuns(source: string | null, seen: string): UseInfiniteQueryResult<Runs> {
  const of = source === null ? '' : `&source=${encodeURIComponent(source)}`
  return useInfiniteQuery({
    queryKey: [root, 'exports', 'runs', source, seen],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === '' ? '' : `&before=${encodeURIComponent(pageParam)}`
      return get<ExportsAnswer>(`${root}/exports?limit=${page}${before}${of}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    select: inOneList,
    staleTime: 60_000,
  })
}

export function useRun(id: string): UseQueryResult<RunAnswer> {
  return useQuery({
    queryKey: [root, 'exports', 'run', id],
    queryFn: ({ signal }) => get<RunAnswer>(`${root}/exports/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? whileRunning : false),
  })
}
