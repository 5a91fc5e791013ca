import type { DimensionId } from '../catalogue/dimensions.js'
import type { Measure } from '../catalogue/measure.js'
import { trusted, type Sql } from '../sql/sql.js'
import { latticeTables, mostDimensions, type PublicGrain } from './lattice.js'
import { measuresOf } from './measures-of.js'
import { isStudyDimension } from './unit-statements.js'

/** A date of a table, and the grains of which it makes periods. */
export interface ReleaseClock {
  readonly column: 'contributed' | 'performed' | 'performed_in_year'
  readonly grain: PublicGrain
}

/** The sets of dimensions of studies that tables of the release have: none, each, and each pair. */
export const studySets = (dimensions: readonly DimensionId[]): readonly (readonly DimensionId[])[] =>
  latticeTables(dimensions.filter(isStudyDimension))

/** More tables in one pass need more memory than the draft of a snapshot has. */
const tablesAtOnce = 12

/** The tables that have exactly these dimensions of studies, a few in each pass. */
function passes({ dimensions, ofStudies }: CellsAsked): readonly (readonly (readonly DimensionId[])[])[] {
  const own = dimensions.filter((id) => !isStudyDimension(id))
  const tables = latticeTables(own)
    .filter(({ length }) => length <= mostDimensions - ofStudies.length)
    .map((set) => [...ofStudies, ...set])
  return Array.from({ length: Math.ceil(tables.length / tablesAtOnce) }, (_, i) =>
    tables.slice(i * tablesAtOnce, (i + 1) * tablesAtOnce),
  )
}

/**
 * Statements over a table `unit`, for all tables that are asked for.
 *
 * @param more columns that a row is grouped by beside its period and dimensions
 */
export function overUnits(
  asked: CellsAsked,
  statement: (place: readonly Column[], groupedBy: string) => NamedStatement,
  more: readonly string[] = [],
): readonly NamedStatement[] {
  return passes(asked).map((tables) => {
    const named = asked.dimensions.filter((id) => tables.some((table) => table.includes(id)))
    const sets = tables.map((table) => `(${[...more, 'period', ...table.map(column)].join(', ')})`)
    return statement(
      [['period', 'period::VARCHAR'], ...named.map((id): Column => [id, column(id)])],
      `GROUP BY GROUPING SETS (${sets.join(', ')})`,
    )
  })
}

/** Replaces the table `unit`. */
export const unitTable = (select: string): Sql => trusted(`CREATE OR REPLACE TEMP TABLE unit AS\n${select}`)

export const column = (name: string): string => (name === 'period' ? name : `"by ${name}"`)

/** SQL of the first day of the period; nothing where there is no time axis. */
export function periodOf({ column: date, grain }: ReleaseClock): string {
  return grain === 'none' ? 'NULL::DATE' : `date_trunc('${grain}', ${date})::DATE`
}

/** The name of a column and its SQL. */
export type Column = readonly [name: string, expression: string]

/** Keys are whole and below 2^24: as doubles they add up exactly, in any order, and three times as fast as integers. */
export const keySum = (filter = ''): string => `coalesce(sum(key)${filter}, 0)`

/** What a proportion tells of the units: those with a yes and those with a no, and the patients behind each. */
function partsOf(id: string): readonly Column[] {
  return ['yes', 'no'].flatMap((part) => {
    const records = `"${id} ${part}"`
    return [
      [`${id} ${part}`, `sum(${records})`],
      [`${id} ${part} patients`, `(count(*) FILTER (${records} > 0))::INTEGER`],
      [`${id} ${part} key`, keySum(` FILTER (${records} > 0)`)],
    ]
  })
}

function summed(id: string, measure: Measure): readonly Column[] {
  if (measure.kind === 'proportion') return partsOf(id)
  return measure.kind === 'count' && measure.sum !== undefined ? [[id, `coalesce(sum("${id}"), 0)::DOUBLE`]] : []
}

/** What one patient brings to the cells of a period: their records, and what each measure makes of them. */
function brought(base: 'patient' | 'study'): readonly string[] {
  return measuresOf(base).flatMap(({ id, measure }) => {
    if (measure.kind === 'proportion')
      return [
        `(count(*) FILTER ("${id}"))::DOUBLE AS "${id} yes"`,
        `(count(*) FILTER (NOT "${id}"))::DOUBLE AS "${id} no"`,
      ]
    return measure.kind === 'count' && measure.sum !== undefined ? [`sum("${id}")::DOUBLE AS "${id}"`] : []
  })
}

/** A statement with the names of its columns, in order: rows are read as they come, without their names. */
export interface NamedStatement {
  readonly columns: readonly string[]
  readonly statement: Sql
}

/** Which cells a statement gives. */
export interface CellsAsked {
  readonly dimensions: readonly DimensionId[]
  /** Those of studies that the tables have. */
  readonly ofStudies: readonly DimensionId[]
  readonly clock: ReleaseClock
}

/** Studies, once in each of their groups: of two lists, each value of one with each of the other. */
export const examsIn = (ofStudies: readonly DimensionId[]): string =>
  ofStudies.reduce((exams, id) => `(SELECT * REPLACE (unnest(${column(id)}) AS ${column(id)}) FROM ${exams})`, 'exam')

/** Patients, once in each group of one of their studies. */
export const imagedIn = (ofStudies: readonly DimensionId[]): string =>
  `(SELECT DISTINCT ${['patient_number', ...ofStudies.map(column)].join(', ')} FROM ${examsIn(ofStudies)})`

/** The rows whose date the time axis has; all of them where there is none. */
export const placed = ({ column: date, grain }: ReleaseClock): string =>
  grain === 'none' ? 'true' : `${date} IS NOT NULL`

/** What a base brings to the cells of a clock and grain: the table of units, and the statements over it. */
export interface Cells {
  readonly units: Sql
  /** Columns: `period`, the dimensions, NULL where a table does not have them, `records`, `patients`, `key`, and those of the measures. */
  readonly statements: readonly NamedStatement[]
}

export function cellsOf(base: 'patient' | 'study', asked: CellsAsked): Cells {
  const { ofStudies, clock } = asked
  const numbers: readonly Column[] = [
    ['records', 'sum(records)'],
    ['patients', 'count(*)::INTEGER'],
    ['key', keySum()],
    ...measuresOf(base).flatMap(({ id, measure }) => summed(id, measure)),
  ]
  return {
    units: unitTable(base === 'patient' ? patientUnits(ofStudies, clock) : studyUnits(asked)),
    statements: overUnits(asked, (place, groupedBy) => named([...place, ...numbers], `FROM unit ${groupedBy}`)),
  }
}

export function named(columns: readonly Column[], from: string): NamedStatement {
  const told = columns.map(([name, expression]) => `${expression} AS "${name}"`)
  return { columns: columns.map(([name]) => name), statement: trusted(`SELECT ${told.join(',\n  ')}\n${from}`) }
}

function studyUnits({ dimensions, ofStudies, clock }: CellsAsked): string {
  const own = ofStudies.map(column)
  const ofPatients = dimensions.filter((id) => !isStudyDimension(id)).map((id) => `person.${column(id)}`)
  return `WITH brought AS (
  SELECT ${['patient_number', `${periodOf(clock)} AS period`, ...own, 'count(*)::DOUBLE AS records', ...brought('study')].join(', ')}
  FROM ${examsIn(ofStudies)} WHERE ${placed(clock)} GROUP BY ALL
)
SELECT ${['brought.*', 'person.key', ...ofPatients].join(', ')} FROM brought JOIN person USING (patient_number)`
}

/** Each patient once in each group of theirs; those without studies are of unknown. */
function patientUnits(ofStudies: readonly DimensionId[], clock: ReleaseClock): string {
  const names = ofStudies.map((id) => `"by ${id}"`)
  const values = measuresOf('patient').flatMap(({ id, measure }) =>
    measure.kind === 'proportion'
      ? [`("${id}" IS TRUE)::DOUBLE AS "${id} yes"`, `("${id}" IS FALSE)::DOUBLE AS "${id} no"`]
      : [],
  )
  return `SELECT person.*, ${[`${periodOf(clock)} AS period`, '1::DOUBLE AS records', ...names.map((each) => `coalesce(${each}, 'unknown') AS ${each}`), ...values].join(', ')}
FROM person ${ofStudies.length === 0 ? '' : `LEFT JOIN ${imagedIn(ofStudies)} USING (patient_number)`}
WHERE ${placed(clock)}`
}

/** Sites behind each cell of patients, and how many patients the largest of them has; over the units of patients. */
export function siteStatements(asked: CellsAsked): readonly NamedStatement[] {
  return overUnits(
    asked,
    (place, groupedBy) => {
      const by = place.map(([, expression]) => expression.replace('::VARCHAR', '')).join(', ')
      return named(
        [
          ...place,
          ['patients', 'sum(patients)::INTEGER'],
          ['key', keySum()],
          ['sites', 'count(site)::INTEGER'],
          ['largest', 'coalesce(max(patients) FILTER (site IS NOT NULL), 0)::INTEGER'],
        ],
        `FROM (SELECT site, ${by}, count(*) AS patients, sum(key) AS key FROM unit ${groupedBy}) GROUP BY ${by}`,
      )
    },
    ['site'],
  )
}
