import { snakeCase } from '#api/exports/staging-tables.js'
import type { Entity } from '#data/schema/entities.js'

/** Records about a patient or a study that is not there, or was kept out: kept out too. */
export const unlinkedRecords = (entity: Entity, parent: 'patient' | 'study'): string => `
INSERT INTO core.rejected_record
SELECT source, '${snakeCase(entity)}', origin, 'no-such-${parent}', '${parent}', NULL
FROM staging.${entity === 'study' ? 'single_study' : snakeCase(entity)} AS record
ANTI JOIN ${parent === 'patient' ? 'staging.single_patient' : 'core.study'} AS parent USING (${parent});`
