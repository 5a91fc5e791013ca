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
 * The columns that a tally is read from (analytics/cube/tally.ts), of units. `patients` are all patients behind a cell,
 * `yes_patients`, `no_patients`, `unknown_patients` those behind each part of it.
 */
export function aggregates(measure: Measure): string {
  return [...amounts(measure), ...patientsBehind(measure)].join(',\n')
}

function amounts(measure: Measure): readonly string[] {
  const known = ['count(value) AS denominator', 'count(*) - count(value) AS unknown']
  switch (measure.kind) {
    case 'count':
      return [`${countOf(measure)} AS numerator`]
    case 'proportion':
      return ['count(*) FILTER (value) AS numerator', ...known]
    case 'duration':
      return [...known, 'quantile_cont(value, [0.25, 0.5, 0.75]) AS quartiles']
    case 'ratio':
      return ['count(*) AS numerator', 'count(DISTINCT patient) AS denominator']
  }
}

function countOf(measure: Measure & { kind: 'count' }): string {
  if (measure.sum !== undefined) return 'coalesce(sum(value), 0)::BIGINT'
  return measure.distinct === undefined ? 'count(*)' : 'count(DISTINCT value)'
}

/** Each row of a group is a patient of its own where patients are what is counted. */
function patientsBehind({ base, kind }: Measure): readonly string[] {
  const count = base === 'patient' ? 'count(*)' : 'count(DISTINCT patient)'
  const unknown = `${count} FILTER (value IS NULL) AS unknown_patients`
  const parts: Readonly<Record<Measure['kind'], readonly string[]>> = {
    count: [],
    ratio: [],
    proportion: [`${count} FILTER (value) AS yes_patients`, `${count} FILTER (NOT value) AS no_patients`, unknown],
    duration: [`${count} FILTER (value IS NOT NULL) AS yes_patients`, unknown],
  }
  return [`${count} AS patients`, ...parts[kind]]
}

/**
 * Whether a measure is made of what each patient has in a group: patients are then counted as rows, which takes half
 * as long as telling them apart for each part. Quartiles are of units.
 */
export const isMadeOfPatients = ({ base, kind }: Measure): boolean => base !== 'patient' && kind !== 'duration'

/** What the units of one patient in a group come to. */
export function ofPatient(measure: Measure): string {
  const units = 'count(*) AS units'
  if (measure.kind === 'proportion') return `${units}, count(value) AS known, count(*) FILTER (value) AS yes`
  return measure.kind === 'count' && measure.sum !== undefined ? 'sum(value)::BIGINT AS value' : units
}

/** The columns of `aggregates`, of patients with those of `ofPatient`. */
export function sumsOfPatients(measure: Measure): string {
  const units = 'sum(units)::BIGINT AS numerator'
  const patients = 'count(*) AS patients'
  if (measure.kind === 'ratio') return [units, 'count(*) AS denominator', patients].join(',\n')
  if (measure.kind === 'count')
    return [measure.sum === undefined ? units : 'coalesce(sum(value), 0)::BIGINT AS numerator', patients].join(',\n')
  return [
    'sum(yes)::BIGINT AS numerator',
    'sum(known)::BIGINT AS denominator',
    'sum(units - known)::BIGINT AS unknown',
    patients,
    'count(*) FILTER (yes > 0) AS yes_patients',
    'count(*) FILTER (known > yes) AS no_patients',
    'count(*) FILTER (units > known) AS unknown_patients',
  ].join(',\n')
}
