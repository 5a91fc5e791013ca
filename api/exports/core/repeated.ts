import { snakeCase } from '#api/exports/staging-tables.js'
import { fieldsOf, type Entity, type Field } from '#data/schema/entities.js'

const contributedOn = 'contributed_on'

/** What later records have of a column, of which the earliest counts. */
const completing = (column: string): string =>
  column === contributedOn ? `min(${column})` : `arg_min(${column}, row_id) FILTER (${column} IS NOT NULL)`

const completed = (column: string): string =>
  `${column === contributedOn ? 'least' : 'coalesce'}(record.${column}, completion.${column})`

/** Columns whose values may be told: no pseudonym is. */
const quotable = (fields: Readonly<Record<string, Field>>): readonly string[] =>
  Object.entries(fields).flatMap(([name, { type }]) => (type === 'identifier' ? [] : [snakeCase(name)]))

/**
 * Records that repeat the key of an earlier one, and how they differ from it.
 *
 * Sources tell about one thing in several tables. A later record that agrees with the first adds what the first
 * leaves open; one that contradicts it is kept out, because nothing says which of the two is right. A later
 * contribution contradicts nothing: what is delivered again was contributed first on the earliest day. Neither does
 * a record that completes only, such as one of how old a patient was at a later study.
 */
export function repeatedRecords(entity: Entity, key: string): readonly string[] {
  const table = snakeCase(entity)
  const fields = fieldsOf(entity)
  const columns = Object.keys(fields).map(snakeCase)
  const names = quotable(fields)
  const first = columns.filter((column) => column !== key)
  const settled = first.filter((column) => column !== contributedOn)
  return [
    `CREATE TABLE staging.repeated_${table} AS
WITH first_of AS (
  SELECT ${key}, min(row_id) AS first_row, count(*) - 1 AS later_records
  FROM staging.${table} GROUP BY ${key} HAVING count(*) > 1
),
later AS (
  SELECT first_row, later_records, record.* FROM staging.${table} AS record
  JOIN first_of ON record.${key} = first_of.${key} AND record.row_id > first_row
)
SELECT
  later.*,
  CASE WHEN later.completes THEN NULL ${settled.map((column) => `WHEN later.${column} <> earlier.${column} THEN '${column}'`).join('\n    ')} END AS contradicts
FROM later JOIN staging.${table} AS earlier ON earlier.row_id = first_row`,
    // A table, because many steps read it, and none has to hold what the others join beside its own.
    `CREATE TABLE staging.single_${table} AS
WITH completion AS (
  -- Most are told twice at most, and what need not be weighed against others takes no memory.
  SELECT first_row, ${first.join(', ')}
  FROM staging.repeated_${table} WHERE contradicts IS NULL AND later_records = 1
  UNION ALL
  SELECT first_row, ${first.map((column) => `${completing(column)} AS ${column}`).join(',\n    ')}
  FROM staging.repeated_${table} WHERE contradicts IS NULL AND later_records > 1 GROUP BY first_row
)
SELECT record.* REPLACE (${first.map((column) => `${completed(column)} AS ${column}`).join(',\n  ')})
FROM staging.${table} AS record
ANTI JOIN staging.repeated_${table} AS repeated ON record.row_id = repeated.row_id
LEFT JOIN completion ON record.row_id = completion.first_row`,
    `INSERT INTO core.rejected_record
SELECT source, '${table}', origin, 'conflicting-duplicate', contradicts,
  CASE contradicts ${names.map((column) => `WHEN '${column}' THEN ${column}`).join(' ')} END
FROM staging.repeated_${table} WHERE contradicts IS NOT NULL ORDER BY row_id`,
  ]
}
