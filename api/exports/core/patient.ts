import { weakestFirst } from './breathing-support.js'

/**
 * Patients, with what their stays, breathing support and tests establish where the source does not say it itself.
 * Absence of evidence stays unknown: somebody without any stay on record is not known to be "not admitted".
 */
export const patients = `
INSERT INTO core.patient
WITH reporting AS (
  -- Where a source tells no stay in intensive care at all, a stay elsewhere does not say that there was none.
  SELECT DISTINCT source, true AS tells_icu FROM staging.stay WHERE kind = 'icu'
),
seen AS (
  SELECT
    patient,
    bool_or(kind IN ('hospital', 'icu')) AS admitted,
    bool_or(kind = 'icu') AS in_icu,
    coalesce(bool_or(discharge_status = 'died'), false) AS died,
    bool_or(discharge_status IS NOT NULL) AS discharged
  FROM core.stay GROUP BY patient
),
supported AS (
  SELECT patient, max(list_position(${weakestFirst}, type)) AS strength FROM core.breathing_support GROUP BY patient
),
tested AS (
  SELECT
    patient,
    bool_or(outcome = 'positive') AS positive,
    bool_or(outcome = 'negative') AS negative,
    bool_or(outcome = 'indeterminate') AS indeterminate
  FROM staging.covid19_test GROUP BY patient
),
established AS (
  SELECT
    staged.*,
    seen.patient IS NOT NULL AS seen, admitted, died, discharged, positive, negative, indeterminate,
    CASE
      WHEN staged.icu_admitted = 'true' OR in_icu THEN true
      WHEN staged.icu_admitted = 'false' OR (seen.patient IS NOT NULL AND tells_icu) THEN false
    END AS in_intensive_care,
    list_position(${weakestFirst}, 'invasive') AS invasive,
    CASE WHEN staged.ventilated = 'true' THEN greatest(coalesce(strength, 0), invasive) ELSE strength END AS strength
  FROM staging.single_patient AS staged
  LEFT JOIN reporting USING (source)
  LEFT JOIN seen USING (patient) LEFT JOIN supported USING (patient) LEFT JOIN tested USING (patient)
)
SELECT
  patient, contribution.patient_number, record_key, source, site, project, sex, age::UTINYINT AS age, race, ethnicity, country, subdivision, zip3,
  CASE
    WHEN covid19_status IS NOT NULL THEN covid19_status
    WHEN positive THEN 'positive'
    WHEN negative THEN 'negative'
    WHEN indeterminate THEN 'indeterminate'
  END AS covid19_status,
  CASE
    WHEN hospitalised IS NOT NULL THEN hospitalised::BOOLEAN
    WHEN admitted OR in_intensive_care THEN true
    WHEN seen THEN false
  END AS hospitalised,
  in_intensive_care AS icu_admitted,
  CASE WHEN strength >= invasive THEN true WHEN ventilated = 'false' OR strength < invasive THEN false END AS ventilated,
  ${weakestFirst}[strength] AS breathing_support,
  CASE
    WHEN vital_status IS NOT NULL THEN vital_status
    WHEN died THEN 'dead'
    WHEN discharged THEN 'alive'
  END AS vital_status,
  index_event,
  contribution.contributed_on AS contributed_on,
  contribution.studies AS studies
FROM established JOIN staging.contribution AS contribution USING (patient)
ORDER BY contribution.patient_number;`
