import type { CatalogueAnswer } from '#analytics/contract/catalogue.js'
import type { ClockId, Filter, Grain, TrendQuestion } from '#analytics/contract/trends.js'
import { plainQuestion } from './trend-question.js'

/** What the screen shows before anything is asked: exams, or patients where the sources bring no exams. */
export function firstQuestion(asOf: string | null, { snapshot }: CatalogueAnswer): TrendQuestion {
  const hasStudies = snapshot.tables['study'] !== 0
  const [measure, dimension] = hasStudies ? ['studies', 'modality'] : ['patients', 'covid19Status']
  return { ...plainQuestion(measure), by: [dimension], grain: 'month', asOf }
}

/** As many as a figure can carry: lines, panels, and panels again. */
export const mostDimensions = 3

/** Another measure; what it does not have gives way, so that no impossible question is asked. */
export function withMeasure(question: TrendQuestion, measure: string, catalogue: CatalogueAnswer): TrendQuestion {
  const entry = catalogue.measures.find(({ id }) => id === measure)
  const accumulates = entry?.accumulates ?? false
  const next = { ...question, measure, cumulative: question.cumulative && accumulates }
  const clocks = entry?.clocks ?? []
  const [first] = clocks
  return first === undefined || clocks.includes(question.clock) ? next : withClock(next, first, catalogue)
}

/** Another clock: its dates mean something else, so the period is taken off. */
export function withClock(question: TrendQuestion, clock: ClockId, catalogue: CatalogueAnswer): TrendQuestion {
  const grains = catalogue.clocks.find(({ id }) => id === clock)?.grains ?? []
  const [first = 'none'] = grains
  const grain = grains.includes(question.grain) ? question.grain : first
  return { ...question, clock, grain, from: null, to: null }
}

export function withGrain(question: TrendQuestion, grain: Grain): TrendQuestion {
  return { ...question, grain, cumulative: question.cumulative && grain !== 'none' }
}

/** A filter with its values; without values it is taken off. */
export function withFilter(question: TrendQuestion, { dimension, values }: Filter): TrendQuestion {
  const isThere = question.where.some((filter) => filter.dimension === dimension)
  const where = isThere
    ? question.where.map((filter) => (filter.dimension === dimension ? { dimension, values } : filter))
    : [...question.where, { dimension, values }]
  return { ...question, where: where.filter((filter) => filter.values.length > 0) }
}

/** Only one group: its values become filters and split no more. */
export function withOnly(question: TrendQuestion, key: Readonly<Record<string, string>>): TrendQuestion {
  const filtered = question.by.reduce(
    (next, dimension) => withFilter(next, { dimension, values: [key[dimension] ?? 'unknown'] }),
    question,
  )
  return { ...filtered, by: [] }
}

/** How many choices beyond the measure a question has, for the button that hides them on a small screen. */
export function choiceCount({ by, where, from, to, cumulative }: TrendQuestion): number {
  return by.length + where.length + (from !== null || to !== null ? 1 : 0) + (cumulative ? 1 : 0)
}

/** The whole of a question's period by group, for ranking. */
export const rankingQuestion = (question: TrendQuestion): TrendQuestion => ({
  ...question,
  grain: 'none',
  cumulative: false,
})

/** How much there is in each period of the whole clock, for choosing a part of it. */
export function brushQuestion(question: TrendQuestion, catalogue: CatalogueAnswer): TrendQuestion {
  const entry = catalogue.measures.find(({ id }) => id === question.measure)
  const counts = entry?.countingUnit === 'patients' ? 'patients' : 'studies'
  const measure = entry === undefined || entry.kind === 'count' ? question.measure : counts
  return { ...question, measure, by: [], from: null, to: null, cumulative: false }
}
