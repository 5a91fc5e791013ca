import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from '@jest/globals'

/** Real tables lie beside the repository, or where TOPOGRAM_SHARED names; they are no part of it. */
export const shared = process.env['TOPOGRAM_SHARED'] ?? join(import.meta.dirname, '../../../shared')

export const midrcFolder = join(shared, 'data', 'midrc')

/** Tests on the real tables; skipped where they are absent, because nothing of them may be part of this repository. */
export const describeOnMidrc = existsSync(join(midrcFolder, 'cases-open-r1.tsv')) ? describe : describe.skip

/** A file beside the repository, or null where it is absent. */
export function sharedFile(path: string): string | null {
  const file = join(shared, path)
  return existsSync(file) ? file : null
}
