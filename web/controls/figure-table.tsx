import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureLabels } from '../figures/figure-labels.js'
import { filledColumns, tableRows, type CellColumn, type TableRow } from '../figures/table.js'
import { cellValue, type CellTerms } from '../format/cell.js'
import { count } from '../format/number.js'
import { words } from '../words/words.js'
import styles from './figure-table.module.css'

/** More rows than a page can carry; the CSV has them all. */
const mostRows = 1000

const numeric: ReadonlySet<CellColumn> = new Set(['value', 'lower', 'upper', 'numerator', 'denominator', 'unknown'])

/** The same numbers as the figure, for reading one by one and for those who cannot see it. */
export function FigureTable({ answer, labels }: { readonly answer: TrendAnswer; readonly labels: FigureLabels }) {
  const { table } = words.figure
  const rows = tableRows(answer)
  const columns = filledColumns(rows)
  const caption = table.caption(answer.measure.label, answer.snapshot.id.slice(0, 8))
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
        <table className={styles.table}>
          <caption>{caption}</caption>
          <TableHead by={answer.question.by} columns={columns} labels={labels} />
          <tbody>
            {rows.slice(0, mostRows).map((row) => (
              <tr key={`${row.group} ${row.fields.from ?? ''}`}>
                {row.values.map((value, index) => (
                  <td key={answer.question.by[index]}>{labels.valueLabel(answer.question.by[index] ?? '', value)}</td>
                ))}
                {columns.map((column) => (
                  <Field key={column} row={row} column={column} terms={answer} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > mostRows && <p className={styles.more}>{table.of(count(mostRows), count(rows.length))}</p>}
    </>
  )
}

interface HeadProps {
  readonly by: readonly string[]
  readonly columns: readonly CellColumn[]
  readonly labels: FigureLabels
}

function TableHead({ by, columns, labels }: HeadProps) {
  return (
    <thead>
      <tr>
        {by.map((dimension) => (
          <th key={dimension} scope="col">
            {labels.dimensionLabel(dimension)}
          </th>
        ))}
        {columns.map((column) => (
          <th key={column} scope="col" className={numeric.has(column) ? styles.number : undefined}>
            {words.figure.table.columns[column]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface FieldProps {
  readonly row: TableRow
  readonly column: CellColumn
  readonly terms: CellTerms
}

function Field({ row: { cell, fields }, column, terms }: FieldProps) {
  const { status, yes, no } = words.figure.table
  if (column === 'value' && cell.status !== 'shown') {
    const { text, reason } = cellValue(cell, terms)
    return (
      <td className={styles.number} title={reason ?? undefined}>
        <span className={cell.status === 'suppressed' ? styles.suppressed : undefined}>{text}</span>
        {reason !== null && <span className="visually-hidden"> {reason}</span>}
      </td>
    )
  }
  if (column === 'status') return <td>{status[cell.status]}</td>
  const field = fields[column]
  if (typeof field === 'boolean') return <td>{field ? yes : no}</td>
  return <td className={numeric.has(column) ? styles.number : undefined}>{field ?? ''}</td>
}
