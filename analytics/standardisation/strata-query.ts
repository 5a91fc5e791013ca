import type { Measure } from '../catalogue/measure.js'
import type { StandardisedQuestion } from '../contract/standardised.js'
import type { TrendQuestion } from '../contract/trends.js'
import { trendStatements } from '../cube/trend-query.js'
import type { Sql } from '../sql/sql.js'

/** The statements that answer a question of standardisation: counts by group and stratum, and never a patient. */
export interface StrataStatements {
  /** Columns: `d0`… the groups, then the strata, and those of analytics/cube/aggregates.ts. */
  readonly groups: Sql
  /** The same for all: `d0`… are the strata. */
  readonly total: Sql
  /** `d0` is the site, then the strata. */
  readonly sites: Sql
  /** What the clock left out, by reason; null where it is not used. */
  readonly excluded: Sql | null
}

export function strataStatements(measure: Measure, question: StandardisedQuestion): StrataStatements {
  const { by, strata } = question
  const statement = (ids: readonly string[]) => trendStatements(measure, { ...asTrend(question), by: ids })
  const { groups: total, excluded } = statement(strata)
  return { groups: statement([...by, ...strata]).groups, total, sites: statement(['site', ...strata]).groups, excluded }
}

/** The trend question about the same records, without a time axis. */
export function asTrend({ measure, by, clock, from, to, where, asOf }: StandardisedQuestion): TrendQuestion {
  return { measure, by, clock, from, to, where, asOf, grain: 'none', cumulative: false }
}
