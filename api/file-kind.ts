import type { Stats } from 'node:fs'

/** What stands at a path in place of a file, or null for a file. Reading anything else might never end. */
export function otherThanFile(is: Stats): 'a folder' | 'a pipe' | 'a socket' | 'a device' | null {
  if (is.isFile()) return null
  if (is.isDirectory()) return 'a folder'
  return is.isFIFO() ? 'a pipe' : is.isSocket() ? 'a socket' : 'a device'
}
