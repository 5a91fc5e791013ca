import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { ExportAccepted, SourceState } from '#analytics/contract/operations.js'
import { nextExportKey } from './next-export.js'
import { post, root } from './request.js'

/** What an operator can do. */
export type ExportAction =
  | { readonly does: 'start'; readonly source: string | null }
  | { readonly does: 'stop'; readonly run: string }
  | { readonly does: 'pause' | 'resume'; readonly source: string }

const part = encodeURIComponent

function ask(action: ExportAction): Promise<ExportAccepted | SourceState | { readonly id: string }> {
  switch (action.does) {
    case 'start':
      return post<ExportAccepted>(`${root}/exports`, action.source === null ? {} : { source: action.source })
    case 'stop':
      return post<{ readonly id: string }>(`${root}/exports/${part(action.run)}/stop`)
    case 'pause':
    case 'resume':
      return post<SourceState>(`${root}/sources/${part(action.source)}/${action.does}`)
  }
}

/** Do something, and look again at all that it may have changed, also when it was refused: then the page was behind. */
export function useExportAction(): UseMutationResult<unknown, Error, ExportAction> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [root, 'exports'] }),
        client.invalidateQueries({ queryKey: nextExportKey }),
      ]),
  })
}
