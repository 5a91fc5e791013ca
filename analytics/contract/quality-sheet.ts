import type {
  CheckFound,
  CompletenessOfField,
  QualityAnswer,
  RecordCount,
  RejectedRecords,
  UnmappedValue,
} from './quality.js'
import type { Sheet, SheetColumn, SheetValue } from './sheet.js'
import type { Group } from './trends.js'

const texts = ['part', 'id', 'label', 'entity', 'source', 'site', 'group', 'period', 'from', 'to'] as const
const judgements = ['category', 'severity', 'text', 'status'] as const
const numbers = ['share', 'lower', 'upper', 'count', 'of'] as const
const names = [...texts, ...numbers, 'told', ...judgements, 'snapshot'] as const

type Name = (typeof names)[number]
type Row = Partial<Readonly<Record<Name, SheetValue>>>

const typeOf = (name: Name): SheetColumn['type'] => {
  if (name === 'told') return 'boolean'
  return numbers.some((each) => each === name) ? 'number' : 'text'
}

/**
 * An answer about quality as rows of four parts: completeness, check, unmapped and rejected. `count` are those known of
 * all in `of`, those who failed of those checked, and records; the totals of completeness are not among the rows.
 */
export function qualitySheet(answer: QualityAnswer): Sheet {
  const rows: readonly Row[] = [
    ...answer.completeness.flatMap((field) => field.groups.flatMap((group) => completenessRows(field, group, answer))),
    ...answer.checks.map(checkRow),
    ...answer.unmapped.map(unmappedRow),
    ...answer.rejected.map(rejectedRow),
  ]
  return {
    columns: names.map((name) => ({ name, type: typeOf(name) })),
    rows: rows.map((row) => names.map((name) => (name === 'snapshot' ? answer.snapshot.id : (row[name] ?? null)))),
  }
}

const completenessRows = (
  { field, countingUnit }: CompletenessOfField,
  { key, cells }: Group,
  { question: { by } }: QualityAnswer,
): readonly Row[] =>
  cells.map(({ period, cell }) => ({
    ...{ part: 'completeness', id: field.id, label: field.label, entity: countingUnit },
    ...{ group: by.map((id) => key[id] ?? '').join(' · ') || null },
    ...{ period: period?.label ?? null, from: period?.from ?? null, to: period?.to ?? null, status: cell.status },
    ...(cell.status === 'shown'
      ? {
          ...{ share: cell.value, count: cell.numerator ?? null, of: cell.denominator ?? null },
          ...{ lower: cell.interval?.lower ?? null, upper: cell.interval?.upper ?? null },
        }
      : {}),
  }))

const checkRow = ({
  rule,
  label,
  entity,
  site,
  category,
  severity,
  told,
  message,
  failed,
  share,
}: CheckFound): Row => ({
  ...{ part: 'check', id: rule, label, entity, site, category, severity, told, text: message, ...countOf(failed) },
  ...(share.status === 'shown' ? { share: share.value, of: share.denominator ?? null } : {}),
})

const unmappedRow = ({ source, entity, field, kind, value, reason, records }: UnmappedValue): Row => ({
  ...{ part: 'unmapped', id: field, label: value, entity, source, category: kind, text: reason },
  ...{ count: records, status: 'shown' },
})

const rejectedRow = ({ source, entity, rule, field, records }: RejectedRecords): Row => ({
  ...{ part: 'rejected', id: rule, label: field, entity, source, ...countOf(records) },
})

const countOf = (count: RecordCount): Row =>
  count.status === 'shown' ? { count: count.value, status: 'shown' } : { status: count.status }
