export interface PlainAnswer {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unknown: number | null
  readonly value: number | null
  readonly quartiles: { readonly q1: number; readonly median: number; readonly q3: number } | null
}

export const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0)

export const count = (value: number): PlainAnswer => ({ ...none, numerator: value, value })

const none: PlainAnswer = { numerator: null, denominator: null, unknown: null, value: null, quartiles: null }

export function proportion(outcomes: readonly (boolean | null)[]): PlainAnswer {
  const yes = outcomes.filter((outcome) => outcome === true).length
  const known = outcomes.filter((outcome) => outcome !== null).length
  const value = known === 0 ? null : yes / known
  return { ...none, numerator: yes, denominator: known, unknown: outcomes.length - known, value }
}

/** Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan, R's default. */
export function duration(days: readonly (number | null)[]): PlainAnswer {
  const known = days.filter((length) => length !== null).sort((one, other) => one - other)
  const at = (share: number): number => {
    const place = share * (known.length - 1)
    const [below = 0, above = 0] = [known[Math.floor(place)], known[Math.ceil(place)]]
    return below + (above - below) * (place - Math.floor(place))
  }
  const counted = { ...none, denominator: known.length, unknown: days.length - known.length }
  if (known.length === 0) return counted
  const quartiles = { q1: at(0.25), median: at(0.5), q3: at(0.75) }
  return { ...counted, value: quartiles.median, quartiles }
}

export const ratio = (numerator: number, denominator: number): PlainAnswer => ({
  ...none,
  numerator,
  denominator,
  value: numerator / denominator,
})
