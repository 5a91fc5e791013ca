import type { Base, Measure } from '../catalogue/measure.js'

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

function patientsBehind({ base, kind }: Measure): readonly string[] {
  const parts: Readonly<Record<Measure['kind'], readonly (readonly [name: string, condition: string])[]>> = {
    count: [],
    ratio: [],
    proportion: [
      ['yes_patients', 'value'],
      ['no_patients', 'NOT value'],
      ['unknown_patients', 'value IS NULL'],
    ],
    duration: [
      ['yes_patients', 'value IS NOT NULL'],
      ['unknown_patients', 'value IS NULL'],
    ],
  }
  const count = countPatients(base)
  return [
    `${count} AS patients`,
    ...parts[kind].map(([name, condition]) => `${count} FILTER (${condition}) AS ${name}`),
  ]
}

/** Each row of a group is a patient of its own where patients are what is counted. */
const countPatients = (base: Base): string => (base === 'patient' ? 'count(*)' : 'count(DISTINCT patient)')
