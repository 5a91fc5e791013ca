/** Numbers and the signs that stand where there is none. */
export const cell = {
  ofKnown: (numerator: string, denominator: string, share: string) => `${numerator} of ${denominator} known (${share})`,
  suppressed: 'withheld',
  why: {
    protected:
      'Few patients are behind it, or it would give such a number away: withheld so that nobody is recognised.',
    'no-denominator': 'Nobody here has a known outcome, so there is no share to tell.',
    'no-dates': 'No record here has a date on this clock.',
    'not-applicable': 'This measure does not apply here.',
  },
}
