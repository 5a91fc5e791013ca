import { useQuery } from '@tanstack/react-query'
import type { NextExportAnswer } from '#analytics/contract/next-export.js'
import { get, root } from './request.js'

const lookEvery = 120_000

export const nextExportKey = [`${root}/next-export`] as const

/** When the next scheduled export of any source begins; null where none does, or where it is not told. */
export function useNextExport(): string | null {
  const [url] = nextExportKey
  const { data } = useQuery({
    queryKey: nextExportKey,
    queryFn: ({ signal }) => get<NextExportAnswer>(url, signal),
    select: ({ at }) => at,
    retry: false,
    refetchInterval: lookEvery,
  })
  return data ?? null
}
