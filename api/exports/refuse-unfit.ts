import { gates } from '#analytics/quality/gates.js'
import { trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'
import type { CheckResult, Manifest } from '#api/snapshots/manifest.js'
import type { ExportOptions } from './export-options.js'
import { ExportRejected } from './export-rejected.js'
import type { Fetched } from './fetched-shelf.js'

type Policy = Pick<ExportOptions, 'maxRejectedShare' | 'minRemainingShare' | 'force'>

interface Judged {
  readonly fetched: readonly Fetched[]
  readonly checks: readonly CheckResult[]
  readonly current: Manifest | null
  /** What sources had and have no more, in words. */
  readonly lost: readonly string[]
}

/** Keep the last good snapshot where this draft is worse than none. @throws ExportRejected with every reason */
export async function refuseUnfit(
  database: Database,
  { fetched, checks, current, lost }: Judged,
  policy: Policy,
): Promise<void> {
  const [counted] = await database.query(
    trusted(`
    SELECT
      (SELECT count(*) FROM core.patient) AS patients,
      (SELECT count(*) FROM core.rejected_record) AS rejected`),
  )
  const reasons = [
    ...gates(
      {
        patients: Number(counted?.['patients']),
        previousPatients: current?.tables['patient'] ?? null,
        records: fetched.reduce((sum, one) => sum + one.staged + one.rejected, 0),
        rejected: Number(counted?.['rejected']),
      },
      policy,
    ),
  ]
  if (!policy.force) reasons.push(...lost)
  const failures = checks.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const rejections = checks.filter(({ rule }) => rule === 'rejected-records').slice(0, 3)
  const notices = reasons.length > 0 ? fetched.flatMap((one) => one.notices.map(({ text }) => text)) : []
  const why = reasons.length > 0 ? rejections.map(({ message }) => message) : []
  if (reasons.length + failures.length > 0) throw new ExportRejected([...reasons, ...failures, ...why, ...notices])
}
