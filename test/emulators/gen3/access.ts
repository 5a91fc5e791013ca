import type { IncomingMessage } from 'node:http'
import type { Document } from './documents.js'

export type Tier = 'private' | 'regular' | 'libre'
export type Accessibility = 'all' | 'accessible' | 'unaccessible'

/** Projects by token; a token that is not named, or has lapsed, sees none. */
export interface Tokens {
  projectsOf(token: string | null): ReadonlySet<string>
}

/** A caller may not have everything that is asked for. Only the regular tier says so. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  constructor() {
    super("You don't have access to all the data you are querying. Try using 'accessibility: accessible' in your query")
  }
}

export const tokenOf = ({ headers }: IncomingMessage): string | null =>
  /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? null

const projectOf = (document: Document): string => String(document['project_id'])

/** Documents that a caller sees. The private tier leaves others out without a word. */
export function seen(
  documents: readonly Document[],
  tier: Tier,
  visible: ReadonlySet<string>,
  accessibility: Accessibility,
): readonly Document[] {
  if (tier === 'libre') return documents
  const mine = (document: Document): boolean => visible.has(projectOf(document))
  // A private guppy takes every accessibility for "accessible", as recorded.
  if (tier === 'private' || accessibility === 'accessible') return documents.filter(mine)
  const wanted = accessibility === 'unaccessible' ? documents.filter((each) => !mine(each)) : documents
  if (!wanted.every(mine)) throw new NotAllowed()
  return wanted
}

/** Counts of the regular tier below its limit are -1 for who does not see everything. */
export const masked = (count: number, tier: Tier, limit: number, seesAll: boolean): number =>
  tier === 'regular' && !seesAll && count > 0 && count < limit ? -1 : count
