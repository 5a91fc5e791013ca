/** What a value belongs to: it decides which tables a question joins. */
export type Level = 'patient' | 'site' | 'study' | 'annotation'

/** Whether a patient can have several values at once, because each of their studies has its own. */
export const isOfStudies = (level: Level): boolean => level === 'study' || level === 'annotation'

interface DimensionBase {
  readonly label: string
  readonly description: string
  readonly level: Level
  /** A closed list by name in data/dictionaries/, or the values themselves, in the order they are shown. */
  readonly dictionary?: string
  readonly values?: Readonly<Record<string, string>>
  /** Values beside the list that are well formed, such as the ISO 3166-2 codes of other countries. */
  readonly pattern?: RegExp
  /** Its values tell what was established about a patient or study, so that groups by it are outcomes. */
  readonly tellsOutcome?: true
  /** The map that draws it. */
  readonly atlas?: 'places'
}

/**
 * A way to split a measure: SQL over the aliases of analytics/cube/relation.ts. `expression` yields the value as
 * text, NULL where it is not known; `list` yields the values that a study has at once, none where not known.
 */
export type Dimension = DimensionBase &
  (
    | { readonly expression: string; readonly list?: undefined }
    | { readonly list: string; readonly expression?: undefined }
  )
