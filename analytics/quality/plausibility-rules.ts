import { atSite, partOf, type QualityRule } from './rule.js'

/** Records that are kept although their values contradict each other. Told by site: that is whom to ask. */
export const plausibilityRules: readonly QualityRule[] = [
  {
    id: 'ventilated-not-in-icu',
    label: 'Ventilated and never in intensive care',
    category: 'plausibility',
    severity: 'warning',
    entity: 'patient',
    sql: `SELECT site, count(*) FILTER (WHERE NOT icu_admitted) AS failed, count(*) AS of, NULL AS detail
      FROM core.patient WHERE ventilated AND icu_admitted IS NOT NULL GROUP BY site
      HAVING failed >= 10`,
    // Some people are ventilated on other wards; ten of them, and a tenth, is a question to ask the site.
    threshold: 0.1,
    message: (finding) =>
      `${partOf(finding, 'ventilated patients')} of ${atSite(finding.site)} were never in ` +
      'intensive care by the same record; one of the two indicators may mean something else there',
  },
  {
    id: 'discharge-before-admission',
    label: 'Stays that end before they begin',
    category: 'plausibility',
    severity: 'warning',
    entity: 'stay',
    sql: `SELECT site, count(*) FILTER (WHERE discharge_day < admission_day) AS failed, count(*) AS of, NULL AS detail
      FROM core.stay JOIN core.patient USING (patient)
      WHERE admission_day IS NOT NULL AND discharge_day IS NOT NULL GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'stays')} of ${atSite(finding.site)} end before they begin; ` +
      'they count as stays, of unknown length',
  },
  {
    id: 'support-ends-before-start',
    label: 'Breathing support that ends before it begins',
    category: 'plausibility',
    severity: 'warning',
    entity: 'breathing_support',
    sql: `SELECT site, count(*) FILTER (WHERE end_day < start_day) AS failed, count(*) AS of, NULL AS detail
      FROM core.breathing_support JOIN core.patient USING (patient)
      WHERE start_day IS NOT NULL AND end_day IS NOT NULL GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'periods of breathing support')} of ${atSite(finding.site)} end before they begin`,
  },
  {
    id: 'performed-after-contribution',
    label: 'Studies contributed before they were performed',
    category: 'plausibility',
    severity: 'warning',
    entity: 'study',
    sql: `SELECT site, count(*) FILTER (WHERE performed_on > study.contributed_on) AS failed, count(*) AS of,
        NULL AS detail
      FROM core.study JOIN core.patient USING (patient)
      WHERE performed_shifted IS DISTINCT FROM true AND performed_on IS NOT NULL AND study.contributed_on IS NOT NULL
      GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'dated studies')} of ${atSite(finding.site)} were contributed ` +
      'before they were performed; their dates may be shifted without saying so',
  },
  {
    id: 'study-without-images',
    label: 'Studies without images',
    category: 'plausibility',
    severity: 'warning',
    entity: 'study',
    sql: `SELECT site, count(*) FILTER (WHERE images = 0 OR series = 0) AS failed, count(*) AS of, NULL AS detail
      FROM core.study JOIN core.patient USING (patient) WHERE images IS NOT NULL OR series IS NOT NULL GROUP BY site`,
    threshold: 0,
    message: (finding) =>
      `${partOf(finding, 'counted studies')} of ${atSite(finding.site)} have no image; ` +
      'they count as studies, and their images may not have arrived',
  },
]
