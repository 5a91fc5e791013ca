import type { Finding, QualityRule } from '#analytics/quality/rule.js'
import { rules } from '#analytics/quality/rules.js'
import { sql, trusted } from '#analytics/sql/sql.js'
import type { Database, Row } from '#api/duckdb/database.js'
import type { CheckResult } from '#api/snapshots/manifest.js'

const finding = (row: Row): Finding => ({
  site: typeof row['site'] === 'string' ? row['site'] : null,
  failed: Number(row['failed'] ?? 0),
  of: Number(row['of'] ?? 0),
  detail: typeof row['detail'] === 'string' ? row['detail'] : null,
})

async function findings(database: Database, rule: QualityRule): Promise<readonly Finding[]> {
  const rows = await database.query(trusted(rule.sql))
  return rows.map(finding).filter(({ failed }) => failed > 0)
}

async function hasPrevious(database: Database): Promise<boolean> {
  const found = await database.query(
    trusted(`SELECT 1 AS one FROM duckdb_databases() WHERE database_name = 'previous'`),
  )
  return found.length > 0
}

/**
 * Try every rule on a draft and write what they find into it, whether or not it is told: `judge` says that. The snapshot
 * before is compared with where it is attached as `previous`.
 */
export async function check(database: Database): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  const canCompare = await hasPrevious(database)
  for (const rule of rules.filter(({ compares }) => compares !== true || canCompare)) {
    const found = await findings(database, rule)
    await database.releaseMemory()
    // Most first: whom to ask first.
    for (const one of found.toSorted((a, b) => b.failed - a.failed)) {
      const { site, failed, of } = one
      const { id, severity, entity } = rule
      results.push({ rule: id, severity, entity, failed, of, site, message: rule.message(one) })
    }
  }
  for (const { rule, severity, entity, failed, of, site, message } of results) {
    await database.query(sql`
      INSERT INTO core.check_result VALUES (${rule}, ${severity}, ${entity}, ${failed}, ${of}, ${site}, ${message})`)
  }
  return results
}
