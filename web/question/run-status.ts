import type { Run } from '#analytics/contract/runs.js'

export type RunStatus = Run['status']

// A record over the contract's union: a status added there does not compile until it is here.
const statuses: Readonly<Record<RunStatus, true>> = {
  running: true,
  published: true,
  unchanged: true,
  rejected: true,
  failed: true,
  interrupted: true,
  died: true,
}
export const isStatus = (text: string): text is RunStatus => Object.hasOwn(statuses, text)

export const runStatuses = Object.keys(statuses).filter(isStatus)

/** It should have published something, or found that there is nothing new, and did neither. */
export type BadStatus = Extract<RunStatus, 'failed' | 'rejected' | 'died' | 'interrupted'>

export const isBad = (status: RunStatus): status is BadStatus =>
  status === 'failed' || status === 'rejected' || status === 'died' || status === 'interrupted'
