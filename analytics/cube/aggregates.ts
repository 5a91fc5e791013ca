import type { Measure } from '../catalogue/measure.js'

/** What one counted unit contributes to a measure; NULL where it is not known. */
export function valueColumn(measure: Measure): string {
  switch (measure.kind) {
    case 'count':
      return measure.sum ?? measure.distinct ?? 'NULL'
    case 'proportion':
      return measure.outcome
    case 'duration':
      return measure.days
    case 'ratio':
      return 'NULL'
  }
}

/**
 * The columns that a tally is read from (analytics/cube/tally.ts). `patients` are all patients behind a cell,
 * `yes_patients`, `no_patients`, `unknown_patients` those behind each part of it.
 */
export function aggregates(measure: Measure): string {
  const patients = 'count(DISTINCT patient) AS patients'
  switch (measure.kind) {
    case 'count':
      return [`${countOf(measure)} AS numerator`, patients].join(', ')
    case 'proportion':
      return [
        'count(*) FILTER (value) AS numerator',
        'count(value) AS denominator',
        'count(*) - count(value) AS unknown',
        patients,
        'count(DISTINCT patient) FILTER (value) AS yes_patients',
        'count(DISTINCT patient) FILTER (NOT value) AS no_patients',
        'count(DISTINCT patient) FILTER (value IS NULL) AS unknown_patients',
      ].join(', ')
    case 'duration':
      return [
        'count(value) AS denominator',
        'count(*) - count(value) AS unknown',
        patients,
        'count(DISTINCT patient) FILTER (value IS NOT NULL) AS yes_patients',
        'count(DISTINCT patient) FILTER (value IS NULL) AS unknown_patients',
        'quantile_cont(value, [0.25, 0.5, 0.75]) AS quartiles',
      ].join(', ')
    case 'ratio':
      return ['count(*) AS numerator', 'count(DISTINCT patient) AS denominator', patients].join(', ')
  }
}

function countOf(measure: Measure & { kind: 'count' }): string {
  if (measure.sum !== undefined) return 'coalesce(sum(value), 0)::BIGINT'
  return measure.distinct === undefined ? 'count(*)' : 'count(DISTINCT value)'
}
