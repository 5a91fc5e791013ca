/** Labels on studies. Two readers may say the same of one study: both are kept. */
export const annotations = `
INSERT INTO core.annotation
SELECT study, label, grade, score::UTINYINT, method
FROM staging.annotation SEMI JOIN core.study USING (study)
ORDER BY ALL;`
