/** Projects and sites: those described, and those that patients and pledges name without anybody describing them. */
export const projectsAndSites = `
INSERT INTO core.project
WITH named AS (
  SELECT project FROM staging.single_project
  UNION SELECT project FROM staging.single_patient
  UNION SELECT project FROM staging.pledge
)
SELECT project, name, licence, attribution, availability
FROM named LEFT JOIN staging.single_project USING (project)
WHERE project IS NOT NULL ORDER BY project;

INSERT INTO core.site
WITH named AS (
  SELECT site FROM staging.single_site
  UNION SELECT site FROM staging.single_patient
  UNION SELECT site FROM staging.pledge
)
SELECT site, name, country, subdivision
FROM named LEFT JOIN staging.single_site USING (site)
WHERE site IS NOT NULL ORDER BY site;`

/** What sites offered. The same answer told twice is one answer. */
export const pledges = `
INSERT INTO core.pledge
SELECT DISTINCT
  site, project,
  CASE WHEN length(surveyed_on) = 10 THEN surveyed_on::DATE END AS surveyed_on,
  stage,
  CASE WHEN length(stage_on) = 10 THEN stage_on::DATE END AS stage_on,
  pledged_studies::INTEGER AS pledged_studies,
  modality
FROM staging.pledge
ORDER BY ALL;`
