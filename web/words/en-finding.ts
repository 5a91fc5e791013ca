/**
 * Sentences that state what a figure shows, at most 20 words. They speak of what was contributed, name a difference
 * with both its numbers, and say nothing of a cause.
 */
export const finding = {
  none: (measure: string) => `${measure}: nothing in the repository matches this question`,
  noneShown: (measure: string) => `${measure}: no number here may be shown`,
  largest: (group: string, value: string, total: string, unit: string, share: string) =>
    `${group} is the largest group: ${value} of ${total} ${unit} (${share})`,
  mostUnknown: (dimension: string, value: string, total: string, unit: string) =>
    `${dimension} is not known for ${value} of ${total} ${unit}`,
  share: (group: string, unit: string, rose: boolean, before: string, after: string, first: string, last: string) =>
    `${group} share of ${unit} ${rose ? 'rose' : 'fell'} from ${before} (${first}) to ${after} (${last})`,
  peak: (unit: string, period: string, value: string) => `Contributions peaked in ${period}, at ${value} ${unit}`,
  peakElse: (unit: string, period: string, value: string) => `Most ${unit} are from ${period}: ${value}`,
  changed: (unit: string, grew: boolean, before: string, after: string, grain: string, first: string, last: string) =>
    `${unit} ${grew ? 'grew' : 'fell'} from ${before} a ${grain} (${first}) to ${after} (${last})`,
  between: (unit: string, grain: string, least: string, most: string) =>
    `Between ${least} and ${most} ${unit} in each ${grain}`,
  cumulative: (value: string, unit: string, period: string) => `${value} ${unit} by the end of ${period}`,
  differ: (measure: string, high: string, highValue: string, low: string, lowValue: string) =>
    `${measure}: ${highValue} in ${high}, ${lowValue} in ${low}; intervals do not overlap`,
  at: (measure: string, period: string) => `${measure}, ${period}`,
  alike: (measure: string) => `${measure}: the intervals of all shown groups overlap`,
  moved: (measure: string, rose: boolean, before: string, after: string, first: string, last: string) =>
    `${measure} ${rose ? 'rose' : 'fell'} from ${before} (${first}) to ${after} (${last}); intervals do not overlap`,
  single: (measure: string, value: string) => `${measure}: ${value}`,
  latest: (measure: string, value: string, period: string) => `${measure}: ${value} in ${period}`,
  median: (value: string, unit: string) => `median ${value} ${unit}`,
  contributed: (unit: string) => `contributed ${unit}`,
  span: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
  neutral: (measure: string, by: readonly string[], grain: string) =>
    `${measure}${by.length > 0 ? ` by ${by.join(' and ')}` : ''}${grain === '' ? '' : `, by ${grain}`}`,
} as const
