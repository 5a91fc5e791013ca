import { dictionaries, missingSpellings } from '#data/dictionaries/all.js'

export type Coded =
  | { readonly status: 'known'; readonly code: string }
  | { readonly status: 'missing' }
  | { readonly status: 'unmapped'; readonly value: string }

const normal = (raw: string): string => raw.trim().toLowerCase().replace(/\s+/g, ' ')

const missing = new Set(missingSpellings)

const spellings = new Map(
  Object.entries(dictionaries).map(([name, { codes, missing: own = [] }]) => {
    const known = new Map<string, string | null>(own.map((spelling) => [normal(spelling), null]))
    for (const [code, { label, spellings: others = [] }] of Object.entries(codes)) {
      for (const spelling of [code, label, ...others]) known.set(normal(spelling), code)
    }
    return [name, known] as const
  }),
)

/**
 * The code that a source's spelling stands for in a dictionary of data/dictionaries/.
 *
 * Spelling is compared without regard to case or spaces around it. A spelling of "not known" is missing;
 * one that the list does not have is unmapped: it counts as unknown and is listed for people to look at.
 *
 * @example code('sex', ' F ') // { status: 'known', code: 'female' }
 * @throws RangeError for a dictionary that does not exist
 */
export function code(dictionary: string, raw: string): Coded {
  const known = spellings.get(dictionary)
  if (!known) throw new RangeError(`no dictionary is named "${dictionary}"`)
  const spelling = normal(raw)
  const found = known.get(spelling)
  if (found) return { status: 'known', code: found }
  if (found === null || missing.has(spelling)) return { status: 'missing' }
  return { status: 'unmapped', value: raw.trim() }
}

/** Whether a cell says "not known" in any of the usual spellings. */
export const isMissing = (raw: string): boolean => missing.has(normal(raw))
