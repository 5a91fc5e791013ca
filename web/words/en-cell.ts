/** Counts that are withheld under a threshold, as a reader writes them. @example small(11) // '1–10' */
const small = (threshold: number): string => (threshold <= 2 ? '1' : `1–${threshold - 1}`)

/** What a cell tells of: a count has few patients in it, a share few with or without the outcome. */
type Told = 'count' | 'proportion' | 'duration' | 'ratio'

/** Numbers and the signs that stand where there is none; a threshold of null withholds nothing. */
export const cell = {
  ofKnown: (numerator: string, denominator: string, share: string) => `${numerator} of ${denominator} known (${share})`,
  withheld: 'withheld',
  whyWithheld: (kind: Told, threshold: number | null) => {
    if (threshold === null) return 'Withheld to protect patients.'
    if (kind === 'proportion')
      return `${small(threshold)} patients with or without the outcome, or withheld to protect others.`
    return kind === 'count'
      ? `${small(threshold)} patients, or withheld to protect others.`
      : `Of ${small(threshold)} patients, or withheld to protect others.`
  },
  hatch: (kind: Told, threshold: number | null) => {
    if (threshold === null) return 'withheld'
    if (kind === 'proportion') return `${small(threshold)} with or without it, or withheld to protect them`
    return `${small(threshold)}, or withheld to protect them`
  },
  why: {
    'no-denominator': 'Nobody here has a known outcome, so there is no share to tell.',
    'no-dates': 'No record here has a date on this clock.',
    'not-applicable': 'This measure does not apply here.',
  },
}
