import { entities, fieldsOf, type Entity, type Field } from '#data/schema/entities.js'

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const entityNames: readonly Entity[] = Object.keys(entities).filter((name): name is Entity => name in entities)

const columnType = ({ type }: Field): string => (type === 'identifier' ? 'UUID' : 'VARCHAR')

function tableOf(entity: Entity): string {
  const columns = Object.entries(fieldsOf(entity)).map(([name, field]) => `${snakeCase(name)} ${columnType(field)}`)
  const recordKey = entity === 'patient' ? ['record_key UINTEGER'] : []
  const all = [...columns, ...recordKey, 'source VARCHAR', 'origin VARCHAR']
  return `CREATE TABLE staging.${snakeCase(entity)} (${all.join(', ')});`
}

/** A table for each entity in the database `staging`, attached beforehand. Rows keep the order they came in. */
export const stagingTables = `
${entityNames.map(tableOf).join('\n')}
CREATE TABLE staging.rejected_record (
  source VARCHAR, entity VARCHAR, record VARCHAR, rule VARCHAR, field VARCHAR, value VARCHAR
);
CREATE TABLE staging.observed_value (
  source VARCHAR, entity VARCHAR, field VARCHAR, kind VARCHAR, value VARCHAR, reason VARCHAR, records UINTEGER
);
CREATE TABLE staging.source (position INTEGER, source VARCHAR, kind VARCHAR, records_read BIGINT);`
