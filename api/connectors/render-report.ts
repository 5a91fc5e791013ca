import type { EntityReport, FieldReport, ObservationReport, RefusalReport, SourceReport } from './source-report.js'

const listed = 20
/** Columns named of a table with very many. */
const most = 100
const number = new Intl.NumberFormat('en-GB')
const count = (n: number, one: string, many = `${one}s`): string => `${number.format(n)} ${n === 1 ? one : many}`

/** A share of records as a percentage that is 0 or 100 only where it is exactly that. */
function share(part: number, whole: number): string {
  const percent = (100 * part) / whole
  const rounded = percent.toFixed(1)
  if (part < whole && rounded === '100.0') return '>99.9%'
  if (part > 0 && rounded === '0.0') return '<0.1%'
  return `${rounded}%`
}

function holds({ codes, moreCodes, least, greatest }: FieldReport): string {
  if (least !== undefined) return least === greatest ? least : `${least} to ${greatest}`
  const texts = codes.map(({ code, records }) => `${code} ${number.format(records)}`)
  return [...texts, ...(moreCodes > 0 ? [`and ${moreCodes} more`] : [])].join(', ')
}

function entityLines({ entity, records, fields, empty }: EntityReport): string[] {
  const width = Math.max(...fields.map(({ field }) => field.length))
  const lines = fields.map((field) =>
    `    ${field.field.padEnd(width)}  ${share(field.filled, records).padStart(6)}  ${holds(field)}`.trimEnd(),
  )
  return [
    `  ${entity}: ${count(records, 'record')}`,
    ...lines,
    ...(empty.length ? [`    empty: ${empty.join(', ')}`] : []),
  ]
}

function refusalLine({ entity, rule, field, value, records, origin }: RefusalReport): string {
  const what = [field, value === null ? '' : `"${value}"`].filter((text) => text !== '').join(' ')
  return `  ${number.format(records)} × ${entity}: ${rule}${what ? ` (${what})` : ''}, first at ${origin}`
}

const observationLine = ({ entity, field, value, reason, records }: ObservationReport): string =>
  `  ${number.format(records)} × ${entity}.${field} "${value}": ${reason}`

/** Files with the same columns left over are named together. */
function unusedLines(unused: SourceReport['unused']): string[] {
  const files = new Map<string, string[]>()
  for (const { file, columns } of unused.filter(({ columns }) => columns.length > 0)) {
    const list =
      columns.length > most
        ? `${columns.slice(0, most).join(', ')} and ${columns.length - most} more`
        : columns.join(', ')
    files.set(list, [...(files.get(list) ?? []), file])
  }
  return [...files].map(([list, [first = '', ...others]]) => {
    const more =
      others.length > 3 ? ` and ${count(others.length, 'more file')}` : others.map((file) => `, ${file}`).join('')
    return `  ${first}${more}: ${list}`
  })
}

/** A heading with its lines, or nothing where there is nothing to list. */
function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length > listed ? [`  … and ${lines.length - listed} more`] : []
  return ['', heading, ...lines.slice(0, listed), ...more]
}

/** The report as text for a terminal. */
export function renderReport(report: SourceReport): string {
  const { source, kind, read, entities, refusals, observations, notices, unused } = report
  const of = (kind: ObservationReport['kind']) => observations.filter((one) => one.kind === kind).map(observationLine)
  return [
    `${source} (${kind}): read ${count(read, 'row')}`,
    ...section('Would be mapped', entities.length > 0 ? [] : ['  nothing']),
    ...(entities.length > 0 ? ['', 'Would be mapped', ...entities.flatMap(entityLines)] : []),
    ...(refusals.length > 0
      ? section('Would be rejected', refusals.map(refusalLine))
      : ['', 'Nothing would be rejected']),
    ...section('Not understood, counted as unknown', of('unmapped')),
    ...section('Not valid, counted as unknown', of('invalid')),
    ...section('Recoded', of('recoded')),
    ...section(
      'To know',
      notices.map(({ text }) => `  ${text}`),
    ),
    ...section('Not used', unusedLines(unused)),
  ].join('\n')
}
