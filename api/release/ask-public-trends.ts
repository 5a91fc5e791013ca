import type { DimensionId } from '#analytics/catalogue/dimensions.js'
import { accumulates } from '#analytics/catalogue/measure.js'
import { isMeasureId, measureOf } from '#analytics/catalogue/measures.js'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { presentTrend } from '#analytics/cube/trend-answer.js'
import { outsideLattice } from '#analytics/release/outside-lattice.js'
import { publicTrend } from '#analytics/release/public-trend.js'
import { cellsStatement, tablesOf } from '#analytics/release/release-query.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { NotPublic } from './not-public.js'

export interface PublicTerms {
  readonly dimensions: readonly DimensionId[]
  readonly threshold: number
}

/**
 * Answer a trend question from what is released to the public; no patient's row is read.
 *
 * @throws NotPublic where the release does not hold the answer
 */
export async function askPublicTrends(
  { manifest, database }: OpenSnapshot,
  question: TrendQuestion,
  { dimensions, threshold }: PublicTerms,
): Promise<TrendAnswer> {
  if (!isMeasureId(question.measure)) throw new RangeError(`no measure is named "${question.measure}"`)
  const measure = measureOf(question.measure)
  const broken = outsideLattice(question, measure, dimensions)
  if (broken !== null) throw new NotPublic(broken)
  const tables = tablesOf(question, dimensions)
  const coarser = question.cumulative && accumulates(measure) ? ['quarter', 'year'] : []
  const rowsOf = (table: readonly DimensionId[]) =>
    database.query(cellsStatement(measure, question, table, [question.grain, ...coarser]))
  const groups = await rowsOf(tables.groups)
  const total = tables.groups.length === tables.total.length ? groups : await rowsOf(tables.total)
  return presentTrend(measure, question, publicTrend(measure, question, tables, { groups, total }), {
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    isInvented: manifest.sources.some(({ kind }) => kind === 'synthetic'),
    ...{ absentValues: [], panel: null, filling: null, excluded: {}, threshold },
    protection: describeRelease(threshold),
  })
}

/** How the public's numbers are protected, in its own words. */
const describeRelease = (threshold: number): string =>
  'To protect people, each number has been moved at random by a few patients, so parts need not add up to their ' +
  `whole; numbers of 1 to ${threshold - 1} patients are withheld.`
