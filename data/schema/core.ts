/**
 * The tables of a snapshot. `patient` and `study` are pseudonyms: HMAC-SHA-256 of the source's identifier,
 * cut to 128 bits. `patient_number` is the
 * patient's place in the table of patients: questions join and count by it. Days are counted from the patient's index event. NULL is unknown, everywhere.
 *
 * Some columns say what other tables say, so that questions need not put them together again: `studies` of a patient,
 * and of a study whether it is `annotated` and what its annotations say.
 */
export const schemaVersion = 2

/** Columns, as a list in SQL, that follow from other records: two records may be the same without them. */
export const derivedColumns = {
  patient: 'patient_number, studies',
  study: 'patient_number, annotated, annotation_labels, annotation_grades',
} as const

export const coreTables = `
CREATE SCHEMA core;
CREATE TABLE core.project (project VARCHAR NOT NULL, name VARCHAR, licence VARCHAR, attribution VARCHAR, availability VARCHAR);
CREATE TABLE core.site (site VARCHAR NOT NULL, name VARCHAR, country VARCHAR, subdivision VARCHAR);
CREATE TABLE core.patient (
  patient UUID NOT NULL, patient_number UINTEGER NOT NULL, record_key UINTEGER NOT NULL, source VARCHAR NOT NULL, site VARCHAR, project VARCHAR,
  sex VARCHAR, age UTINYINT, race VARCHAR, ethnicity VARCHAR, country VARCHAR, subdivision VARCHAR, zip3 VARCHAR,
  covid19_status VARCHAR, hospitalised BOOLEAN, icu_admitted BOOLEAN, ventilated BOOLEAN, breathing_support VARCHAR,
  vital_status VARCHAR, index_event VARCHAR, contributed_on DATE, studies UINTEGER NOT NULL
);
CREATE TABLE core.study (
  study UUID NOT NULL, patient UUID NOT NULL, patient_number UINTEGER NOT NULL, modalities VARCHAR[] NOT NULL, body_part VARCHAR, performed_on DATE,
  performed_precision VARCHAR, performed_shifted BOOLEAN, days_from_index INTEGER, contributed_on DATE,
  series INTEGER, images INTEGER, loinc_code VARCHAR,
  annotated BOOLEAN NOT NULL, annotation_labels VARCHAR[], annotation_grades VARCHAR[]
);
CREATE TABLE core.stay (
  patient UUID NOT NULL, patient_number UINTEGER NOT NULL, kind VARCHAR NOT NULL, admission_day INTEGER, discharge_day INTEGER, discharge_status VARCHAR
);
CREATE TABLE core.breathing_support (patient UUID NOT NULL, type VARCHAR, start_day INTEGER, end_day INTEGER);
CREATE TABLE core.annotation (study UUID NOT NULL, label VARCHAR, grade VARCHAR, score UTINYINT, method VARCHAR);
CREATE TABLE core.pledge (
  site VARCHAR NOT NULL, project VARCHAR, surveyed_on DATE, stage VARCHAR, stage_on DATE, pledged_studies INTEGER,
  modality VARCHAR
);
CREATE TABLE core.rejected_record (source VARCHAR, entity VARCHAR, record VARCHAR, rule VARCHAR, field VARCHAR, value VARCHAR);
CREATE TABLE core.observed_value (
  source VARCHAR, entity VARCHAR, field VARCHAR, kind VARCHAR, value VARCHAR, reason VARCHAR, records UINTEGER
);
CREATE TABLE core.check_result (
  rule VARCHAR NOT NULL, severity VARCHAR NOT NULL, entity VARCHAR NOT NULL, failed UINTEGER NOT NULL, of UINTEGER NOT NULL,
  site VARCHAR, message VARCHAR NOT NULL
);`
