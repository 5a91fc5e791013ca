import { measureOf } from '#analytics/catalogue/measures.js'
import type { StandardisedAnswer, StandardisedQuestion } from '#analytics/contract/standardised.js'
import { standardisedAnswer } from '#analytics/standardisation/standardised-answer.js'
import { strataTable } from '#analytics/standardisation/strata-table.js'

/** With the outcome, without, unknown. */
export type Counts = readonly [yes: number, no: number, unknown?: number]

export const bands = ['0-17', '18-49', '50-64', '65+', 'unknown']
export const asked: StandardisedQuestion = {
  ...{ measure: 'icuAdmitted', by: ['sex'], clock: 'contributed', from: null, to: null, where: [], asOf: null },
  ...{ strata: ['ageBand'], standard: 'own', method: 'both', confidence: 0.95 },
}

export const row = ([yes, no, unknown = 0]: Counts) => ({
  ...{ numerator: yes, denominator: yes + no, unknown, patients: yes + no + unknown },
  ...{ yes_patients: yes, no_patients: no, unknown_patients: unknown },
})

/** The answer about groups, each with its counts by age band; the fifth are of an unknown age. */
export function answerOf(
  groups: Readonly<Record<string, readonly Counts[]>>,
  threshold: number | null = null,
  question: Partial<StandardisedQuestion> = {},
): StandardisedAnswer {
  const cells = Object.entries(groups).flatMap(([group, counts]) =>
    counts.map((count, i) => ({ g0: group, s0: bands[i], count })),
  )
  const present = cells.filter(({ count }) => row(count).patients > 0)
  const total = bands.map((band) => {
    const counts = present.filter(({ s0 }) => s0 === band).map(({ count }) => count)
    return { s0: band, count: sum(counts), isEmpty: counts.length === 0 }
  })
  const rows = {
    groups: present.map(({ count, ...keys }) => ({ ...keys, ...row(count) })),
    total: total.filter(({ isEmpty }) => !isEmpty).map(({ s0, count }) => ({ s0, ...row(count) })),
    sites: 3,
  }
  const whole = { ...asked, ...question }
  return standardisedAnswer(measureOf('icuAdmitted'), whole, strataTable(whole, rows), {
    snapshot: { id: '7f3a', publishedAt: '2024-11-22T06:00:00Z', dataTo: '2024-10-11' },
    ...{ policy: { threshold }, sites: 3, excluded: {}, absentValues: [], isInvented: false },
  })
}

const sum = (counts: readonly Counts[]): Counts =>
  [0, 1, 2].map((part) => counts.reduce((total, count) => total + (count[part] ?? 0), 0)) as [number, number, number]

export const codes = ({ notes }: StandardisedAnswer) => notes.map(({ code }) => code)
