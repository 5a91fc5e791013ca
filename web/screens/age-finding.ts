import type { TrendAnswer } from '#analytics/contract/trends.js'
import { count, roundPercent } from '../format/number.js'
import { words } from '../words/words.js'
import type { Finding } from './finding.js'
import { exploreHref } from './overview-questions.js'

/** The age band that most of the contributed patients are in, of those whose age is known. */
export function ageFinding(answer: TrendAnswer): Finding | null {
  const bands = answer.groups.flatMap(({ key, label, cells }) => {
    const cell = cells[0]?.cell
    return key['ageBand'] !== 'unknown' && cell?.status === 'shown' ? [{ label, patients: cell.value }] : []
  })
  const known = bands.reduce((sum, { patients }) => sum + patients, 0)
  const [largest] = bands.toSorted((a, b) => b.patients - a.patients)
  if (!largest || known <= 0) return null
  const { label, patients } = largest
  const text = words.overview.findings.age(label, count(patients), count(known), roundPercent(patients / known))
  return { id: 'age', text, href: exploreHref(answer.question) }
}
