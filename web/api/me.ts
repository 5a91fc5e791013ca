import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { MeAnswer } from '#analytics/contract/me.js'
import { get, root, send } from './request.js'

/** As whom this browser reads. */
export function useMe(): UseQueryResult<MeAnswer> {
  const url = `${root}/me`
  return useQuery({ queryKey: [url], queryFn: ({ signal }) => get<MeAnswer>(url, signal) })
}

/** Another reader may see more, or less: what was answered before is forgotten. */
function useForgetting<Given>(
  ask: (given: Given) => Promise<void>,
  onDone?: () => void,
): UseMutationResult<void, Error, Given> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: () => {
      onDone?.()
      return client.resetQueries()
    },
  })
}

/** The token is exchanged for a cookie that no script can read. */
export const useSignIn = (onDone: () => void) =>
  useForgetting((token: string) => send('/auth/session', { token }), onDone)

export const useSignOut = () => useForgetting<undefined>(() => send('/auth/logout'))

/** Where the provider sends the browser back to. */
export const loginUrl = (returnTo: string): string => `/auth/login?returnTo=${encodeURIComponent(returnTo)}`
