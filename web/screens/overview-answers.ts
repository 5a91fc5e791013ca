import { useTrend } from '../api/client.js'
import { ApiProblem } from '../api/problem-error.js'
import type { Finding } from './finding.js'
import { ageFinding } from './age-finding.js'
import { intensiveCareFinding } from './intensive-care-finding.js'
import { paceFinding } from './pace-finding.js'
import { residenceFinding } from './residence-finding.js'
import { overviewNumber, type OverviewNumber } from './overview-number.js'
import {
  agesQuestion,
  intensiveCareQuestion,
  monthlyQuestion,
  residenceQuestion,
  wholeQuestion,
  type CollectionUnit,
  type NumberMeasure,
} from './overview-questions.js'

/** A headline as it stands: null while its answer is on its way, with the error where it failed. */
export function useOverviewNumber(
  measure: NumberMeasure,
  asOf: string | null,
): { readonly number: OverviewNumber | null; readonly error: Error | null } {
  const whole = useTrend(wholeQuestion(measure, asOf))
  const monthly = useTrend(monthlyQuestion(measure, asOf))
  return { number: whole.data ? overviewNumber(measure, whole.data, monthly.data) : null, error: whole.error }
}

/** Clinical tables alone, such as a portal's list of cases, bring patients and no exams. */
export function useCollectionUnit(asOf: string | null): CollectionUnit {
  const cell = useTrend(wholeQuestion('studies', asOf)).data?.total.cells[0]?.cell
  return cell?.status === 'shown' && cell.value === 0 ? 'patients' : 'studies'
}

const mostFindings = 3

/** The first three that the answers carry, in the order of the figures above them; null while answers are on their way or there are none. */
export function useFindings(asOf: string | null): readonly Finding[] | null {
  const pace = useTrend(monthlyQuestion(useCollectionUnit(asOf), asOf))
  const residence = useTrend(residenceQuestion('us-states', asOf))
  const intensiveCare = useTrend(intensiveCareQuestion(asOf))
  const ages = useTrend(agesQuestion(asOf))
  const answers = [pace, residence, intensiveCare, ages]
  if (answers.some(({ isPending }) => isPending) || answers.every(({ data }) => data === undefined)) return null
  const findings = [
    pace.data && paceFinding(pace.data),
    residence.data && residenceFinding(residence.data),
    intensiveCare.data && intensiveCareFinding(intensiveCare.data),
    ages.data && ageFinding(ages.data),
  ]
  return findings.filter((finding) => finding !== null && finding !== undefined).slice(0, mostFindings)
}

/** The one reason why there is nothing to show: no snapshot yet, or one that is not kept. */
export function useRefusal(asOf: string | null): ApiProblem | null {
  const { data, error } = useTrend(wholeQuestion('studies', asOf))
  if (data !== undefined || !(error instanceof ApiProblem)) return null
  return error.isBeforeFirstSnapshot || !error.isPassing ? error : null
}
