/** Numbers and the signs that stand where there is none. */
export const cell = {
  ofKnown: (numerator: string, denominator: string, share: string) => `${numerator} of ${denominator} known (${share})`,
  suppressed: { 'small-count': '1–10', secondary: 'withheld' },
  why: {
    'small-count': 'Between 1 and 10 patients: withheld so that nobody can be recognised.',
    secondary: 'Withheld because it would give away a small count beside it.',
    'no-denominator': 'Nobody here has a known outcome, so there is no share to tell.',
    'no-dates': 'No record here has a date on this clock.',
    'not-applicable': 'This measure does not apply here.',
  },
}
