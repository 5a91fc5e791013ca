import type { Group, TrendAnswer } from '#analytics/contract/trends.js'
import { count, roundPercent } from '../format/number.js'
import { words } from '../words/words.js'
import type { Finding } from './finding.js'
import { exploreHref } from './overview-questions.js'

interface Place {
  readonly label: string
  readonly patients: number
}

/** Half would name one of two places that share a collection between them. */
const mostPatients = 2 / 3

/** How few places are home to two thirds of the patients whose place is known. */
export function residenceFinding(answer: TrendAnswer): Finding | null {
  const places = answer.groups.filter(({ key }) => !Object.values(key).includes('unknown')).flatMap(place)
  const ranked = places.toSorted((a, b) => b.patients - a.patients)
  const known = knownPatients(answer, ranked)
  if (known <= 0 || ranked.length === 0) return null

  const most: Place[] = []
  let held = 0
  for (const next of ranked) {
    if (held >= known * mostPatients) break
    most.push(next)
    held += next.patients
  }
  return { id: 'residence', text: sentence(most, Math.min(1, held / known)), href: exploreHref(answer.question) }
}

function place({ label, cells }: Group): readonly Place[] {
  const cell = cells[0]?.cell
  return cell?.status === 'shown' && cell.value > 0 ? [{ label, patients: cell.value }] : []
}

/** Everybody but those whose place is not known; the places that are shown, where that is withheld. */
function knownPatients({ total, groups }: TrendAnswer, places: readonly Place[]): number {
  const all = total.cells[0]?.cell
  const unknown = groups.find(({ key }) => Object.values(key).includes('unknown'))
  const notKnown = unknown ? unknown.cells[0]?.cell : ({ status: 'shown', value: 0 } as const)
  if (all?.status === 'shown' && notKnown?.status === 'shown') return all.value - notKnown.value
  return places.reduce((sum, { patients }) => sum + patients, 0)
}

function sentence(most: readonly Place[], share: number): string {
  const { residence } = words.overview.findings
  const names = most.map(({ label }) => label)
  return names.length <= 3
    ? residence.few(names, roundPercent(share))
    : residence.many(count(names.length), names.slice(0, 3), roundPercent(share))
}
