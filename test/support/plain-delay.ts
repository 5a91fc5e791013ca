import type { DelayedStudy } from './delayed-studies.js'

/** Months from year 0. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

export interface PlainDelay {
  /** Of each month of exams from the first, studies by months of delay; those of a month to come are absent. */
  readonly triangle: readonly (readonly number[])[]
  readonly completeness: readonly number[]
  /** Chain ladder, development factor by development factor. */
  readonly nowcasts: readonly number[]
}

/** What /delay tells by month, from the records alone, step by step as a textbook has it. */
export function plainDelay(studies: readonly DelayedStudy[], present: string, maxDelay: number): PlainDelay {
  const last = monthOf(present)
  const first = Math.min(...studies.map(({ performedOn }) => monthOf(performedOn)))
  const triangle = Array.from({ length: last - first + 1 }, (_, i) =>
    Array.from({ length: Math.min(maxDelay, last - first - i) + 1 }, () => 0),
  )
  for (const { performedOn, contributedOn } of studies) {
    const [made, came] = [monthOf(performedOn), monthOf(contributedOn)]
    const row = triangle[made - first]
    const delay = Math.min(came - made, maxDelay)
    if (came <= last && row !== undefined) row[delay] = (row[delay] ?? 0) + 1
  }
  const upTo = (row: readonly number[], delay: number) => row.slice(0, delay + 1).reduce((sum, count) => sum + count, 0)
  const factors = Array.from({ length: maxDelay }, (_, delay) => {
    const known = triangle.filter((row) => row.length > delay + 1)
    const sum = (to: number) => known.reduce((all, row) => all + upTo(row, to), 0)
    return sum(delay + 1) / sum(delay)
  })
  const growth = (delay: number) => factors.slice(delay).reduce((product, factor) => product * factor, 1)
  return {
    triangle,
    completeness: Array.from({ length: maxDelay + 1 }, (_, delay) => 1 / growth(delay)),
    nowcasts: triangle.map((row) => upTo(row, maxDelay) * growth(row.length - 1)),
  }
}
