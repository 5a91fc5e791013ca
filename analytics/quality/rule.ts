import { wholeNumber } from '#analytics/vocabulary/whole-number.js'

/**
 * What a rule asks of the data: do they follow their model, are they there, can they be true.
 *
 * Kahn MG, Callahan TJ, Barnard J, et al. EGEMS 2016; 4(1): 1244.
 */
export type Category = 'conformance' | 'completeness' | 'plausibility'

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
  /** What it finds, in a few words without numbers. */
  readonly label: string
  readonly category: Category
  readonly severity: Severity
  readonly entity: string
  /** Selects `site`, `failed`, `of` and `detail`; a row with nothing failed is no finding. */
  readonly sql: string
  /** Reads the snapshot before, which is attached as `previous`: not tried where there is none. */
  readonly compares?: true
  /** The smallest share of `of` that is told; 0 tells every finding. */
  readonly threshold: number
  readonly message: (finding: Finding) => string
}

/** Whom to ask. */
export const atSite = (site: string | null): string => (site === null ? 'no named site' : `site ${site}`)

export const percent = ({ failed, of }: Finding): string => (of === 0 ? '' : ` (${((100 * failed) / of).toFixed(1)} %)`)

/** @example partOf({ failed: 24, of: 10_723, site: null, detail: null }, 'studies') // '24 of 10,723 studies (0.2 %)' */
export const partOf = (finding: Finding, what: string): string =>
  `${wholeNumber(finding.failed)} of ${wholeNumber(finding.of)} ${what}${percent(finding)}`
