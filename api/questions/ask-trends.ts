import { measureOf, isMeasureId } from '#analytics/catalogue/measures.js'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import type { Measure } from '#analytics/catalogue/measure.js'
import { arrange } from '#analytics/cube/arrange.js'
import { panelStatement } from '#analytics/cube/panel-query.js'
import { sumOfGroups } from '#analytics/cube/sum-of-groups.js'
import { trendAnswer } from '#analytics/cube/trend-answer.js'
import { trendStatements, type TrendStatements } from '#analytics/cube/trend-query.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'
import { fillingOf } from './filling.js'

/** Answer a trend question on an open snapshot. @throws BadQuestion where the answer would be too large */
export async function askTrends(open: OpenSnapshot, question: TrendQuestion, policy: Policy): Promise<TrendAnswer> {
  const { manifest, database } = open
  if (!isMeasureId(question.measure)) throw new RangeError(`no measure is named "${question.measure}"`)
  const measure = measureOf(question.measure)
  const panel = question.panel === undefined ? null : await sitesOfPanel(open, measure, question)
  const asked = panel === null ? question : among(panel, question)
  const statements = trendStatements(measure, asked)
  const groupRows = await database.query(statements.groups)
  const totalRows = await totalRowsOf(open, question, statements, groupRows)
  const [excluded = {}] = statements.excluded === null ? [] : await database.query(statements.excluded)
  const table = arrange(question, groupRows, totalRows)
  const snapshot = { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo }
  const isInvented = manifest.sources.some(({ kind }) => kind === 'synthetic')
  const absent = await absentValues(database, question.where, policy)
  return trendAnswer(measure, question, table, {
    ...{ snapshot, policy, excluded, isInvented },
    absentValues: absent,
    panel: panel?.length ?? null,
    filling: await fillingOf(open, asked, policy),
  })
}

type Row = Readonly<Record<string, unknown>>

/** Every unit once: where there is no dimension the only group, and else what adds up or is counted anew. */
async function totalRowsOf(
  { database }: OpenSnapshot,
  { by }: TrendQuestion,
  { total }: TrendStatements,
  groupRows: readonly Row[],
): Promise<readonly Row[]> {
  if (by.length === 0) return groupRows
  return total === null ? sumOfGroups(groupRows) : database.query(total)
}

async function sitesOfPanel(
  { manifest, database }: OpenSnapshot,
  measure: Measure,
  question: TrendQuestion,
): Promise<readonly string[]> {
  const rows = await database.query(panelStatement(measure, question, manifest.dataTo))
  return rows.map(({ site }) => site).filter((site) => typeof site === 'string')
}

/** The same question of some sites only; of none, where there are none: no site has an empty code. */
const among = (sites: readonly string[], question: TrendQuestion): TrendQuestion => ({
  ...question,
  where: [...question.where, { dimension: 'site', values: sites.length > 0 ? sites : [''] }],
})
