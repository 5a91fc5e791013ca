import { entityNames, fieldsOf, type Entity, type Field } from '#data/schema/entities.js'

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Raise it with every change of these tables or of how records conform: what was fetched before is fetched again. */
export const stagingVersion = 3

const columnType = ({ type }: Field): string => (type === 'identifier' ? 'UUID' : 'VARCHAR')

function entityColumns(entity: Entity): readonly string[] {
  const columns = Object.entries(fieldsOf(entity)).map(([name, field]) => `${snakeCase(name)} ${columnType(field)}`)
  return [...columns, ...(entity === 'patient' ? ['record_key UINTEGER'] : []), ...ofEach]
}

/** What every staged record has. */
const ofEach = ['source VARCHAR', 'origin VARCHAR', 'completes BOOLEAN']

/** Columns by table: the entities, and what could not be used of their records. */
const columns: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(entityNames.map((entity) => [snakeCase(entity), entityColumns(entity)])),
  rejected_record: ['source', 'entity', 'record', 'rule', 'field', 'value'].map((name) => `${name} VARCHAR`),
  observed_value: [
    ...['source', 'entity', 'field', 'kind', 'value', 'reason'].map((name) => `${name} VARCHAR`),
    'records UINTEGER',
  ],
}

/** What could not be used. */
export const findingTables = ['rejected_record', 'observed_value'] as const

/** The tables of one source. `row_number` says in which order rows came, and which came after a resumable page. */
export const stagingTables = Object.entries(columns)
  .map(([table, of]) => `CREATE TABLE ${table} (${of.join(', ')}, row_number UBIGINT);`)
  .join('\n')

/** More rows than a source can have, so that those of several sources follow each other. */
const rowsApart = 2 ** 44

/**
 * All sources as if they were one, in the database `staging`: the tables of each, which are attached under these
 * names, one after the other. `row_id` is the place of a row among all.
 */
export const stagingViews = (attached: readonly string[]): string =>
  Object.keys(columns)
    .map((table) => {
      const parts = attached.map(
        (name, position) =>
          `SELECT * EXCLUDE (row_number), row_number + ${position * rowsApart}::UBIGINT AS row_id FROM ${name}.${table}`,
      )
      return `CREATE VIEW staging.${table} AS ${parts.join(' UNION ALL ')};`
    })
    .join('\n')
