import { atSite, partOf, type QualityRule } from './rule.js'

/** Days that contradict each other across the records of one patient. Told by site: that is whom to ask. */
export const timelineRules: readonly QualityRule[] = [
  {
    id: 'icu-outside-hospital-stay',
    label: 'Intensive care outside every hospital stay',
    category: 'plausibility',
    severity: 'warning',
    entity: 'stay',
    sql: `WITH dated AS (
        SELECT patient, kind, admission_day, coalesce(discharge_day, admission_day) AS discharge_day
        FROM core.stay WHERE admission_day IS NOT NULL
      ),
      compared AS (
        SELECT icu.patient, bool_or(
          icu.admission_day >= hospital.admission_day AND icu.discharge_day <= hospital.discharge_day) AS within
        FROM dated AS icu JOIN dated AS hospital ON hospital.patient = icu.patient AND hospital.kind = 'hospital'
        WHERE icu.kind = 'icu' AND hospital.discharge_day > hospital.admission_day
        GROUP BY icu.patient, icu.admission_day, icu.discharge_day
      )
      SELECT site, count(*) FILTER (WHERE NOT within) AS failed, count(*) AS of, NULL AS detail
      FROM compared JOIN core.patient USING (patient) GROUP BY site`,
    threshold: 0.02,
    message: (finding) =>
      `${partOf(finding, 'intensive care stays')} of ${atSite(finding.site)} lie outside ` +
      'every hospital stay of the patient; the days may count from different events there',
  },
  {
    id: 'support-outside-stay',
    label: 'Ventilation outside every stay',
    category: 'plausibility',
    severity: 'warning',
    entity: 'breathing_support',
    sql: `WITH compared AS (
        SELECT support.patient, bool_or(
          support.start_day BETWEEN stay.admission_day - 1 AND coalesce(stay.discharge_day, support.start_day)) AS within
        FROM core.breathing_support AS support JOIN core.stay AS stay USING (patient)
        WHERE support.type IN ('non-invasive', 'invasive', 'ecmo')
          AND support.start_day IS NOT NULL AND stay.admission_day IS NOT NULL
        GROUP BY support.patient, support.type, support.start_day
      )
      SELECT site, count(*) FILTER (WHERE NOT within) AS failed, count(*) AS of, NULL AS detail
      FROM compared JOIN core.patient USING (patient) GROUP BY site`,
    threshold: 0.02,
    message: (finding) =>
      `${partOf(finding, 'periods of ventilation')} of ${atSite(finding.site)} begin ` +
      'outside every stay of the patient; stays may be missing there, or days count from different events',
  },
  {
    id: 'study-after-death',
    label: 'Studies after death in hospital',
    category: 'plausibility',
    severity: 'warning',
    entity: 'study',
    sql: `WITH died AS (
        SELECT patient, max(discharge_day) AS day FROM core.stay
        WHERE discharge_status = 'died' AND discharge_day IS NOT NULL GROUP BY patient
      )
      SELECT site, count(*) FILTER (WHERE days_from_index > day) AS failed, count(*) AS of, NULL AS detail
      FROM core.study JOIN died USING (patient) JOIN core.patient USING (patient)
      WHERE days_from_index IS NOT NULL GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'studies')} of ${atSite(finding.site)} were performed after the ` +
      'patient had died in hospital; ask which of the two days is wrong, and whether two patients became one',
  },
  {
    id: 'stay-over-a-year',
    label: 'Stays over a year',
    category: 'plausibility',
    severity: 'warning',
    entity: 'stay',
    sql: `SELECT site, count(*) FILTER (WHERE discharge_day - admission_day > 365) AS failed, count(*) AS of, NULL AS detail
      FROM core.stay JOIN core.patient USING (patient)
      WHERE admission_day IS NOT NULL AND discharge_day IS NOT NULL GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'stays')} of ${atSite(finding.site)} last longer than a year; ` +
      'the discharge may stand for "not known" there',
  },
  {
    id: 'study-long-before-index',
    label: 'Studies ten years before the index event',
    category: 'plausibility',
    severity: 'warning',
    entity: 'study',
    sql: `SELECT site, count(*) FILTER (WHERE days_from_index < -3650) AS failed, count(*) AS of, NULL AS detail
      FROM core.study JOIN core.patient USING (patient) WHERE days_from_index IS NOT NULL GROUP BY site`,
    // Old studies are contributed for comparison; many of them are more likely days from another event.
    threshold: 0.01,
    message: (finding) =>
      `${partOf(finding, 'studies')} of ${atSite(finding.site)} were performed more than ` +
      'ten years before the index event; their days may count from something else, such as the date of birth',
  },
  {
    id: 'contributed-before-2000',
    label: 'Studies contributed before 2000',
    category: 'plausibility',
    severity: 'warning',
    entity: 'study',
    sql: `SELECT site, count(*) FILTER (WHERE study.contributed_on < DATE '2000-01-01') AS failed, count(*) AS of,
        NULL AS detail
      FROM core.study AS study JOIN core.patient USING (patient) WHERE study.contributed_on IS NOT NULL GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'studies')} of ${atSite(finding.site)} were contributed before ` +
      '2000 by their date; another date, such as that of birth, may be mapped in its place',
  },
]
