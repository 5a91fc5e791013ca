/** What a value belongs to: it decides which tables a question joins. */
export type Level = 'patient' | 'site' | 'study' | 'annotation'

/**
 * A way to split a measure. `expression` is SQL over the aliases of analytics/cube/relation.ts and yields the
 * value as text, or NULL where it is not known.
 */
export interface Dimension {
  readonly label: string
  readonly description: string
  readonly level: Level
  readonly expression: string
  /** SQL of the list whose elements are the values, where a study can have several of them at once. */
  readonly list?: string
  /** A closed list by name in data/dictionaries/, or the values themselves, in the order they are shown. */
  readonly dictionary?: string
  readonly values?: Readonly<Record<string, string>>
  /** Values beside the list that are well formed, such as the ISO 3166-2 codes of other countries. */
  readonly pattern?: RegExp
  /** The map that draws it. */
  readonly atlas?: 'places'
}
