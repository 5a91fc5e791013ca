export type Severity = 'error' | 'warning' | 'note'

/** What a rule found, for one site or for all. */
export interface Finding {
  readonly site: string | null
  readonly failed: number
  readonly of: number
  /** What the finding is about, such as a column or a spelling; null where the rule says it all. */
  readonly detail: string | null
}

/** What makes records of a snapshot doubtful, as data: the SQL finds, the words tell. */
export interface QualityRule {
  readonly id: string
  readonly severity: Severity
  readonly entity: string
  /** Selects `site`, `failed`, `of` and `detail`; a row with nothing failed is no finding. */
  readonly sql: string
  /** The smallest share of `of` that is told; 0 tells every finding. */
  readonly threshold: number
  readonly message: (finding: Finding) => string
}

export const isTold = ({ failed, of }: Finding, { threshold }: QualityRule): boolean =>
  failed > 0 && (of === 0 || failed / of >= threshold)

export const percent = ({ failed, of }: Finding): string => (of === 0 ? '' : ` (${((100 * failed) / of).toFixed(1)} %)`)
