import { z } from 'zod'
import type { Cell } from '../../contract/cell.js'
import type { CheckFound } from '../../contract/quality.js'
import { runFinding } from '../../contract/runs.js'
import { judge, type Thresholds } from '../judge.js'
import { rules } from '../rules.js'
import { sourceRules } from '../source-rules.js'
import { recordsNeeded, type Largest } from './records-needed.js'

const found = z.array(runFinding.omit({ told: true, category: true }))
export type Found = z.infer<typeof found>[number]

export const parseFound = (rows: readonly unknown[]): readonly Found[] => found.parse(rows)

/** What of the checks a role sees that is shown no small counts. */
export interface Guard {
  readonly threshold: number
  readonly largest: Largest
  /** Patients by site. */
  readonly sites: ReadonlyMap<string, number>
  /** By entity: numbers that the answer shows of all its records. */
  readonly shown: ReadonlyMap<string, readonly number[]>
  /** The question is of the whole snapshot. Beside parts of it, a check's numbers could give the rest back. */
  readonly isOfAll: boolean
}

const labels: ReadonlyMap<string, string> = new Map(rules.map(({ id, label }) => [id, label]))
const severities = ['error', 'warning', 'note']
const withheld = { status: 'suppressed', reason: 'protected' } as const

/** What the rules found, judged by the thresholds that were asked for; told first, then by severity. */
export function checks(all: readonly Found[], thresholds: Thresholds, guard: Guard | null): readonly CheckFound[] {
  const canShow = guard === null ? () => true : shownBy(guard)
  const told = judge(all, thresholds).map((each): CheckFound => {
    const { rule, category, severity, entity, failed, site } = each
    const label = labels.get(rule) ?? rule
    if (canShow(each)) {
      const numbers = { failed: { status: 'shown', value: failed } as const, share: share(each), told: each.told }
      return { ...{ rule, label, category, severity, entity, site }, ...numbers, message: messageOf(each) }
    }
    // By `told` anybody could find the share, asking with one threshold after another.
    const numbers = { failed: withheld, share: withheld, told: null, message: null }
    return { ...{ rule, label, category, severity, entity, site: namedSite(site, guard) }, ...numbers }
  })
  return inOrder(told)
}

/** Those that reject records name the first of them; the answer tells them by rule. */
const messageOf = ({ entity, message }: Found): string | null => (entity === 'rejected_record' ? null : message)

function share({ failed, of }: Found): Cell {
  if (of === 0) return { status: 'undefined', reason: 'no-denominator' }
  return { status: 'shown', value: failed / of, numerator: failed, denominator: of }
}

const namedSite = (site: string | null, guard: Guard | null): string | null =>
  guard !== null && site !== null && (guard.sites.get(site) ?? 0) < guard.threshold ? null : site

const ofSources: ReadonlySet<string> = new Set(sourceRules.map(({ id }) => id))

/**
 * Whether a check's numbers may be shown: who failed, who did not and all of them are none or surely `threshold` patients,
 * and so is what any of them differs by from a number shown before, of all records or of the same site's. What the
 * sources sent is told by value and by rule in other parts of the answer: their sums would give back what those withhold.
 */
function shownBy({ threshold, largest, shown, isOfAll }: Guard): (each: Found) => boolean {
  const before = new Map(shown)
  return ({ rule, entity, failed, of, site }) => {
    if (!isOfAll || ofSources.has(rule)) return false
    const needed = recordsNeeded(entity, threshold, largest)
    const numbers = [failed, of - failed, of]
    const ofSite = `${entity} ${site ?? ''}`
    const beside = [...(before.get(entity) ?? []), ...(before.get(ofSite) ?? [])]
    const isKnown = numbers.every((number) => number === 0 || beside.includes(number))
    const isFar = numbers.every((number) => [0, ...beside].every((other) => isNoneOr(needed, Math.abs(number - other))))
    if (!isKnown && !isFar) return false
    const place = site === null ? entity : ofSite
    before.set(place, [...(before.get(place) ?? []), ...numbers])
    return true
  }
}

const isNoneOr = (needed: number, difference: number): boolean => difference === 0 || difference >= needed

/** Those whose numbers are withheld come last, by rule and site: as found they would be by their numbers. */
function inOrder(found: readonly CheckFound[]): readonly CheckFound[] {
  const rank = ({ told, severity }: CheckFound): number =>
    (told === null ? 20 : told ? 0 : 10) + severities.indexOf(severity)
  const name = ({ rule, site }: CheckFound): string => `${rule} ${site ?? ''}`
  return found.toSorted((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    return a.told === null ? (name(a) < name(b) ? -1 : Number(name(a) > name(b))) : 0
  })
}
