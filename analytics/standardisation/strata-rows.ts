import { z } from 'zod'

type Row = Readonly<Record<string, unknown>>

/** What the statements brought: rows of groups by strata, of all by strata, and how many sites they came from. */
export interface StrataRows {
  readonly groups: readonly Row[]
  readonly total: readonly Row[]
  readonly sites: number
}

const all = z.object({ sites: z.number() })

/** @param groups rows of the second statement, or null where the first has them, or where nothing is told apart */
export function strataRows(by: readonly string[], whole: readonly Row[], groups: readonly Row[] | null): StrataRows {
  const at = (rows: readonly Row[], level: string) => rows.filter((row) => row['level'] === level)
  const total = at(whole, 'stratum')
  const { sites } = all.parse(at(whole, 'all')[0] ?? { sites: 0 })
  return { groups: by.length === 0 ? total : at(groups ?? whole, 'group'), total, sites }
}
