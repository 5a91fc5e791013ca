import type { Cell } from '#analytics/contract/cell.js'
import { useTrend } from '../api/client.js'
import type { Finding } from './finding.js'
import { intensiveCareFinding } from './intensive-care-finding.js'
import { paceFinding } from './pace-finding.js'
import { residenceFinding } from './residence-finding.js'
import { overviewNumber, type OverviewNumber } from './overview-number.js'
import {
  intensiveCareQuestion,
  monthlyQuestion,
  residenceQuestion,
  wholeQuestion,
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

/** What stands out, in the order of the figures above it; null while answers are on their way or there are none. */
export function useFindings(asOf: string | null): readonly Finding[] | null {
  const pace = useTrend(monthlyQuestion('studies', asOf))
  const residence = useTrend(residenceQuestion('us-states', asOf))
  const intensiveCare = useTrend(intensiveCareQuestion(asOf))
  const answers = [pace, residence, intensiveCare]
  if (answers.some(({ isPending }) => isPending) || answers.every(({ data }) => data === undefined)) return null
  return [
    pace.data && paceFinding(pace.data),
    residence.data && residenceFinding(residence.data),
    intensiveCare.data && intensiveCareFinding(intensiveCare.data),
  ].filter((finding) => finding !== null && finding !== undefined)
}

/** What the first sentence says: how much, of whom, from where, from when to when. */
export function useCollection(asOf: string | null): Collection {
  const studies = useTrend(wholeQuestion('studies', asOf)).data
  const patients = useTrend(wholeQuestion('patients', asOf)).data
  const sites = useTrend(wholeQuestion('sites', asOf)).data
  const months = useTrend(monthlyQuestion('studies', asOf)).data?.total.cells ?? []
  const filled = months.filter(({ cell }) => cell.status !== 'shown' || cell.value > 0)
  return {
    studies: shownTotal(studies?.total.cells[0]?.cell),
    patients: shownTotal(patients?.total.cells[0]?.cell),
    sites: shownTotal(sites?.total.cells[0]?.cell),
    from: filled[0]?.period?.from ?? null,
    dataTo: studies?.snapshot.dataTo ?? null,
  }
}

export interface Collection {
  readonly studies: number | null
  readonly patients: number | null
  readonly sites: number | null
  readonly from: string | null
  readonly dataTo: string | null
}

const shownTotal = (cell: Cell | undefined): number | null => (cell?.status === 'shown' ? cell.value : null)
