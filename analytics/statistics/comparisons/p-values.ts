/**
 * Refuse what are not p-values.
 *
 * @throws RangeError unless each lies in [0, 1]
 */
export function requirePValues(values: readonly number[]): void {
  for (const p of values) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value must lie in [0, 1], got ${p}`)
}

/** The places of p-values, from the smallest on. */
export const placesAscending = (values: readonly number[]): readonly { readonly p: number; readonly place: number }[] =>
  values.map((p, place) => ({ p, place })).sort((one, other) => one.p - other.p)
