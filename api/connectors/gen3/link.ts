import type { RawRecord } from '../readers/conformed.js'
import { text, texts } from '../readers/text.js'

function identifierOf(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw
  return 'submitter_id' in raw ? raw.submitter_id : null
}

const identifiers = (raw: unknown): unknown => (Array.isArray(raw) ? raw.map(identifierOf) : identifierOf(raw))

/** A link under its own name (sheepdog), under a flat name (tables: `cases.submitter_id`), or as guppy lists it. */
function linked(record: RawRecord, link: string, guppy: string): unknown {
  return record[link] ?? record[`${link}.submitter_id`] ?? record[guppy]
}

/**
 * The submitter_id of the one parent a record belongs to, or null. Links arrive as `{submitter_id}`, as arrays of
 * those, or as texts.
 *
 * @example linkOf({ cases: [{ submitter_id: '419639-000012' }] }, 'cases', 'case_ids') // '419639-000012'
 */
export const linkOf = (record: RawRecord, link: string, guppy: string): string | null =>
  text(identifiers(linked(record, link, guppy)))

/** The submitter_ids of all parents of a kind. */
export const linksOf = (record: RawRecord, link: string, guppy: string): readonly string[] =>
  texts(identifiers(linked(record, link, guppy)))
