/** Periods of breathing support. */
export const breathingSupport = `
INSERT INTO core.breathing_support
SELECT patient, type, start_day::INTEGER, end_day::INTEGER
FROM staging.breathing_support SEMI JOIN staging.single_patient USING (patient)
ORDER BY ALL;`

/** Weakest first, as data/dictionaries/clinical.ts lists them. */
export const weakestFirst = `['none', 'oxygen', 'high-flow', 'non-invasive', 'invasive', 'ecmo']`
