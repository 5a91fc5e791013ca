import type { QualityQuestion } from '../../contract/quality.js'
import type { TrendQuestion } from '../../contract/trends.js'

/** What is asked of patients or studies, as a trend has it. */
export const asTrend = (
  { by, where, asOf, clock, grain }: QualityQuestion,
  measure: 'patients' | 'studies' | 'sites',
): TrendQuestion => ({ ...{ measure, by, where, asOf, clock, grain }, from: null, to: null, cumulative: false })

/** Nothing of the snapshot is chosen or told apart. */
export const isOfAll = ({ by, where, grain }: QualityQuestion): boolean =>
  by.length === 0 && where.length === 0 && grain === 'none'
