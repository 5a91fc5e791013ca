import type { AberrationAnswer, AberrationQuestion, SignalPoint, SignalsOfGroup } from '../contract/aberrations.js'
import type { Group, Note, Period, TrendAnswer } from '../contract/trends.js'
import { benjaminiHochberg } from '../statistics/comparisons/benjamini-hochberg.js'
import { countable } from './countable.js'
import { earsByChance, earsPoints } from './ears-points.js'
import { farringtonPoints } from './farrington-points.js'

/**
 * What stands out in every group of a trend answer. It is made of the counts that the caller is shown, so that nothing
 * that was withheld can be had back from it.
 */
export function aberrationAnswer(trend: TrendAnswer, question: AberrationQuestion): AberrationAnswer {
  const { snapshot, measure, countingUnit, estimand, threshold } = trend
  const found = trend.groups.map((group) => ({ ...group, points: pointsOf(group, question) }))
  const latest = withAdjusted(found.map(({ points }) => latestOf(points)))
  const groups = found.map(({ key, label, points }, i) => ({ key, label, points, latest: latest[i] ?? null }))
  return {
    ...{ question, snapshot, measure, countingUnit, estimand, threshold, groups },
    series: seriesOf(groups),
    notes: [...trend.notes, ...notesOn(groups, question)],
  }
}

type Points = SignalsOfGroup['points']
type Latest = NonNullable<SignalsOfGroup['latest']>

function pointsOf({ cells }: Group, question: AberrationQuestion): Points {
  const dated = cells.filter((each) => each.period !== null)
  const line = dated.map(countable)
  const { method } = question
  const points = method === 'farrington' ? farringtonPoints(line, question) : earsPoints(line, question, method)
  return dated.flatMap(({ period }, i): readonly { period: Period; point: SignalPoint }[] => {
    const point = points[i]
    return period === null || point === undefined ? [] : [{ period, point }]
  })
}

function latestOf(points: Points): Latest | null {
  const last = points.findLast(({ point }) => point.status === 'shown')
  if (last?.point.status !== 'shown') return null
  return { period: last.period, signal: last.point.signal, pValue: last.point.pValue, adjusted: null }
}

/** The groups whose last judged period is the newest are one family of tests. */
function withAdjusted(latest: readonly (Latest | null)[]): readonly (Latest | null)[] {
  const newest = latest.reduce((last, each) => (each !== null && each.period.from > last ? each.period.from : last), '')
  const family = latest.filter((each) => each?.period.from === newest && each.pValue !== null)
  const adjusted = benjaminiHochberg(family.map((each) => each?.pValue ?? 1))
  return latest.map((each) => {
    const place = family.indexOf(each)
    return each === null || place === -1 ? each : { ...each, adjusted: adjusted[place] ?? null }
  })
}

function notesOn(groups: readonly SignalsOfGroup[], question: AberrationQuestion): readonly Note[] {
  const { clock, panel } = question
  const judged = groups.map(({ points }) => points.filter(({ point }) => point.status === 'shown').length)
  const counts = judged.reduce((sum, each) => sum + each, 0)
  const what = clock === 'contributed' ? 'an unusual volume of contributions' : 'an unusual number of exams'
  const byChance = expectedByChance(counts, question)
  const told = byChance === null ? '' : `; about ${byChance} would give a signal by chance`
  const texts: readonly (readonly [code: string, applies: boolean, text: string])[] = [
    ['signal', true, `A signal is ${what} beside what came before; it says nothing of how common a disease is.`],
    [
      'multiplicity',
      true,
      `${plural(counts, 'count')} of ${plural(seriesOf(groups), 'series', 'series')} could be judged${told}.`,
    ],
    ['sites-come-and-go', panel !== 'fixed', 'Sites begin and end: panel=fixed asks of those with records throughout.'],
  ]
  return texts.filter(([, applies]) => applies).map(([code, , text]) => ({ code, text }))
}

/** Null for C3, whose statistics overlap. */
function expectedByChance(counts: number, { method, alpha, baseline }: AberrationQuestion): number | null {
  if (method === 'earsC3') return null
  return Number((counts * (method === 'farrington' ? alpha : earsByChance(alpha, baseline))).toPrecision(2))
}

const seriesOf = (groups: readonly SignalsOfGroup[]): number => groups.filter(({ latest }) => latest !== null).length

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
