/** Hospital, intensive care and outpatient visits. The same admission told twice is one stay. */
export const stays = `
INSERT INTO core.stay
WITH typed AS (
  SELECT
    row_id, patient, patient_number, kind, admission_day::INTEGER AS admission_day, discharge_day::INTEGER AS discharge_day,
    discharge_status
  FROM staging.stay AS stay JOIN staging.contribution USING (patient)
)
SELECT patient, patient_number, kind, admission_day, discharge_day, discharge_status
FROM typed
-- Without a day nothing says that two stays are the same one.
QUALIFY admission_day IS NULL
  OR row_number() OVER (PARTITION BY patient, kind, admission_day, discharge_day, discharge_status ORDER BY row_id) = 1
ORDER BY patient, admission_day, kind, discharge_day, discharge_status;`
