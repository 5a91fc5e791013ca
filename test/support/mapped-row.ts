import { stringify } from 'yaml'
import { wantedColumns } from '#api/connectors/files/columns.js'
import { parseMapping } from '#api/connectors/files/read-mapping.js'
import { compileRecord, type Outcome } from '#api/connectors/files/record.js'

/** What the first table of a mapping makes of one row, without a file. */
export function mappedRow(yaml: string, row: Readonly<Record<string, string>>): Outcome {
  const table = parseMapping(yaml, 'mapping.yaml').tables[0]
  if (!table) throw new Error('a mapping has a table')
  const { names } = wantedColumns(table)
  const outcome: Outcome = { records: [], observations: [], refusals: [] }
  const cells = names.map((name) => row[name] ?? '')
  for (const record of table.records) {
    compileRecord(record, table, (column) => names.indexOf(column))(cells, () => 'table.csv line 2', outcome)
  }
  return outcome
}

/** What one mapped field makes of a cell, in a record that has its keys. */
export function mappedField(entity: string, field: string, keys: unknown, row: string | Record<string, string>) {
  const needed: Readonly<Record<string, readonly string[]>> = {
    study: ['study', 'patient'],
    annotation: ['study'],
    site: ['site'],
    project: ['project'],
    pledge: ['site'],
  }
  const key = Object.fromEntries((needed[entity] ?? ['patient']).map((name) => [name, 'id']))
  const kind = entity === 'stay' ? { kind: { constant: 'hospital' } } : {}
  const yaml = stringify({ records: [{ entity, fields: { ...key, ...kind, [field]: keys } }] })
  const cells = typeof row === 'string' ? { cell: row } : row
  const { records, observations } = mappedRow(yaml, { id: 'P-0815-XYZ', ...cells })
  return { value: records[0]?.values[field] ?? null, observations }
}
