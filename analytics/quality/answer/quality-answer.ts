import { fields as catalogue, type Field } from '../../catalogue/fields.js'
import type { CompletenessOfField, QualityAnswer, QualityQuestion } from '../../contract/quality.js'
import type { Note } from '../../contract/trends.js'
import { disclosedExclusions } from '../../cube/exclusions.js'
import type { Policy } from '../../disclosure/policy.js'
import { isOfAll } from './asked.js'
import { checks, type Found } from './checks.js'
import { completeness, type CompletenessRows } from './completeness.js'
import { qualityNotes } from './quality-notes.js'
import type { Largest } from './records-needed.js'
import { rejected, type RejectedCount } from './rejected.js'
import { unmapped } from './unmapped.js'

type Row = Readonly<Record<string, unknown>>

/** What the statements gave, exact. */
export interface QualityRows {
  readonly patients: CompletenessRows
  readonly studies: CompletenessRows
  readonly excluded: { readonly patients: Row; readonly studies: Row }
  readonly found: readonly Found[]
  readonly unmapped: QualityAnswer['unmapped']
  readonly rejected: readonly RejectedCount[]
  /** Patients by site. */
  readonly patientsBySite: ReadonlyMap<string, number>
  readonly largest: Largest
}

export interface QualityContext {
  readonly snapshot: QualityAnswer['snapshot']
  readonly policy: Policy
  /** Sites the patients are from; null where it may not be told. */
  readonly sites: number | null
  readonly notes: readonly Note[]
}

/** The fields of a base that a question asks for. */
export const fieldsAsked = ({ fields }: QualityQuestion, base: Field['base']): readonly Field[] =>
  catalogue.filter((field) => field.base === base && fields.includes(field.id))

/** The answer as a client gets it. @throws BadQuestion where it would be too large */
export function qualityAnswer(question: QualityQuestion, rows: QualityRows, context: QualityContext): QualityAnswer {
  const { snapshot, policy } = context
  const { threshold } = policy
  const told = [rows.patients, rows.studies].flatMap((each) => completeness(question, each, policy, snapshot.dataTo))
  const { largest, found, patientsBySite } = rows
  const guard = threshold === null ? null : { threshold, largest, found }
  const checkGuard = guard && { ...guard, shown: shownOfAll(told), isOfAll: isOfAll(question), sites: patientsBySite }
  const values = unmapped(rows.unmapped, guard)
  return {
    question,
    snapshot,
    completeness: question.fields.flatMap((id) => told.filter(({ field }) => field.id === id)),
    checks: checks(found, question.thresholds, checkGuard),
    unmapped: values,
    rejected: rejected(rows.rejected, threshold),
    excluded: {
      patients: disclosedExclusions(rows.excluded.patients, policy),
      studies: disclosedExclusions(rows.excluded.studies, policy),
    },
    threshold,
    notes: qualityNotes(question, { ...context, threshold, unmapped: values }),
  }
}

/** By entity: the numbers that the totals show. */
function shownOfAll(told: readonly CompletenessOfField[]): ReadonlyMap<string, readonly number[]> {
  const of = (unit: CompletenessOfField['countingUnit']): readonly number[] =>
    told
      .filter(({ countingUnit }) => countingUnit === unit)
      .flatMap(({ total }) => total.cells)
      .flatMap(({ cell }) => {
        if (cell.status !== 'shown') return []
        const { numerator = 0, denominator = 0 } = cell
        return [numerator, denominator - numerator, denominator]
      })
  return new Map([
    ['patient', of('patients')],
    ['study', of('studies')],
  ])
}
