type Row = Readonly<Record<string, unknown>>

/**
 * All groups together, period by period: each column of numbers added up.
 *
 * @example sumOfGroups([{ period: null, d0: 'a', denominator: 2 }, { period: null, d0: 'b', denominator: 3 }])
 * // [{ period: null, denominator: 5 }]
 */
export function sumOfGroups(rows: readonly Row[]): readonly Row[] {
  const byPeriod = new Map<unknown, Record<string, number>>()
  for (const row of rows) {
    const sums = byPeriod.get(row['period']) ?? {}
    for (const [name, value] of Object.entries(row))
      if (typeof value === 'number') sums[name] = (sums[name] ?? 0) + value
    byPeriod.set(row['period'], sums)
  }
  return [...byPeriod].map(([period, sums]) => ({ period, ...sums }))
}
