import { useQuery } from '@tanstack/react-query'
import type { ExportsAnswer } from '#analytics/contract/operations.js'
import { get, root } from './request.js'

const lookEvery = 120_000

/** When the next scheduled export of any source begins; null where none does, or where it is not told. */
export function useNextExport(): string | null {
  const url = `${root}/exports?limit=1`
  const { data } = useQuery({
    queryKey: [url],
    queryFn: ({ signal }) => get<ExportsAnswer>(url, signal),
    select: ({ sources }) => earliest(sources.map(({ nextRunAt }) => nextRunAt)),
    retry: false,
    refetchInterval: lookEvery,
  })
  return data ?? null
}

/** Instants of the contract are all in UTC and of one form, so that they sort as texts. */
const earliest = (instants: readonly (string | null)[]): string | null =>
  instants.filter((instant) => instant !== null).toSorted()[0] ?? null
