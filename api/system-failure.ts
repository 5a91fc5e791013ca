import { errorCode } from './error-code.js'

/** How DuckDB tells that there is no room for what it writes; the last is of what it puts aside for want of memory. */
const noSpace = /No space left on device|Disk quota exceeded|File too large|failed to offload data block/
const noMemory = /Out of Memory Error/

/**
 * What to tell of an error for which neither the program nor its configuration is at fault, and what to do about it;
 * null for others. DuckDB wraps the words of the system in several of its own, over several lines.
 */
export function systemFailure(error: unknown): string | null {
  const message = messageOf(error)
  const code = errorCode(error)
  const line = (pattern: RegExp): string => {
    const lines = message.split('\n')
    return lines.find((each) => pattern.test(each)) ?? lines[0] ?? ''
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || noSpace.test(message)) {
    return `the disk is full: ${line(noSpace)}; free some space, or set TOPOGRAM_HOME to a folder on another disk`
  }
  if (noMemory.test(message)) {
    return `memory ran out: ${line(noMemory)}; close other programs, or split the largest source into several`
  }
  if (code === 'EACCES' || code === 'EROFS') return `not allowed: ${message}; see TOPOGRAM_HOME`
  return null
}

/** Not by `instanceof`, for the reason given at `errorCode`. */
function messageOf(error: unknown): string {
  const message: unknown = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  return String(message)
}
