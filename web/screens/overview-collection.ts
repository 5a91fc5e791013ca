import type { Cell } from '#analytics/contract/cell.js'
import { useTrend } from '../api/client.js'
import { calendarMonth } from '../format/date.js'
import { count } from '../format/number.js'
import { words } from '../words/words.js'
import { useCollectionUnit } from './overview-answers.js'
import { monthlyQuestion, wholeQuestion } from './overview-questions.js'

/** What the page opens with: how much, of whom, from how many sites, from when to when. */
export interface Collection {
  readonly heading: string
  readonly lead: string
}

export function useCollection(asOf: string | null): Collection {
  const unit = useCollectionUnit(asOf)
  const studies = useTotal('studies', asOf)
  const patients = useTotal('patients', asOf)
  const sites = useTotal('sites', asOf)
  const { data } = useTrend(monthlyQuestion(unit, asOf))
  // A withheld month is not an empty one: something came in it.
  const first = data?.total.cells.find(({ cell }) => cell.status !== 'shown' || cell.value > 0)?.period?.from
  const last = data?.snapshot.dataTo
  const { lead, leadWithout } = words.overview
  return {
    heading: heading(studies, patients),
    lead: first && last ? lead(sites, calendarMonth(first), calendarMonth(last)) : leadWithout,
  }
}

function heading(studies: string | null, patients: string | null): string {
  const { overview } = words
  if (studies === null || patients === null) return overview.headingWithout
  return studies === '0' ? overview.headingPatients(patients) : overview.heading(studies, patients)
}

function useTotal(measure: string, asOf: string | null): string | null {
  const cell: Cell | undefined = useTrend(wholeQuestion(measure, asOf)).data?.total.cells[0]?.cell
  return cell?.status === 'shown' ? count(cell.value) : null
}
