import type { Database } from '#api/duckdb/database.js'
import { coreTables } from '#data/schema/core.js'
import { annotations } from './annotation.js'
import { breathingSupport } from './breathing-support.js'
import { patients } from './patient.js'
import { pledges, projectsAndSites } from './places.js'
import { repeatedRecords } from './repeated.js'
import { stays } from './stay.js'
import { coarseContributions, contributions, studies } from './study.js'
import { unlinkedRecords } from './unlinked.js'

const stagedFindings = `
INSERT INTO core.rejected_record SELECT * EXCLUDE (row_id) FROM staging.rejected_record ORDER BY row_id;
INSERT INTO core.observed_value SELECT * EXCLUDE (row_id) FROM staging.observed_value ORDER BY row_id;`

/** The steps from staging to core, in the order in which they need each other. */
const steps: readonly string[] = [
  coreTables,
  stagedFindings,
  ...repeatedRecords('project', 'project'),
  ...repeatedRecords('site', 'site'),
  ...repeatedRecords('patient', 'patient'),
  ...repeatedRecords('study', 'study'),
  projectsAndSites,
  contributions,
  coarseContributions,
  unlinkedRecords('study', 'patient'),
  studies,
  unlinkedRecords('annotation', 'study'),
  annotations,
  unlinkedRecords('stay', 'patient'),
  stays,
  unlinkedRecords('breathingSupport', 'patient'),
  breathingSupport,
  unlinkedRecords('covid19Test', 'patient'),
  patients,
  pledges,
]

/** Build the core tables from the staged records. */
export async function buildCore(database: Database, signal: AbortSignal): Promise<void> {
  for (const step of steps) {
    signal.throwIfAborted()
    await database.execute(step)
    await database.releaseMemory()
  }
}
