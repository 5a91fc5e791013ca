/** One counted unit: a group it is in, its stratum (null where any part of it is unknown), and its outcome. */
export interface PlainUnit {
  readonly groups: readonly string[]
  readonly stratum: string | null
  readonly outcome: boolean | null
}

export interface PlainStandardised {
  readonly yes: number
  readonly known: number
  readonly leftOut: number
  /** Null where a stratum of the standard has nobody of the group. */
  readonly direct: { readonly value: number; readonly lower: number; readonly upper: number } | null
  readonly expected: number
}

const z = 1.959963984540054

/** Wilson's interval in its textbook form: a centre and a half-width. */
function wilson(yes: number, known: number): readonly [number, number] {
  const p = yes / known
  const centre = (p + (z * z) / (2 * known)) / (1 + (z * z) / known)
  const half = (z / (1 + (z * z) / known)) * Math.sqrt((p * (1 - p)) / known + (z * z) / (4 * known * known))
  return [centre - half, centre + half]
}

/**
 * Standardisation with loops and arrays, from one record after another.
 *
 * @param weights of the strata; by default as many as there are in them with a known outcome
 */
export function plainStandardised(
  units: readonly PlainUnit[],
  weights?: Readonly<Record<string, number>>,
): ReadonlyMap<string, PlainStandardised> {
  const isKnown = ({ outcome }: PlainUnit) => outcome !== null
  const placed = units.filter(({ stratum }) => stratum !== null)
  const strata = [...new Set(placed.filter(isKnown).map(({ stratum }) => stratum ?? ''))]
  const count = (group: string | null, stratum: string) => {
    const inside = placed.filter(
      (unit) => unit.stratum === stratum && isKnown(unit) && (group === null || unit.groups.includes(group)),
    )
    return { yes: inside.filter(({ outcome }) => outcome === true).length, known: inside.length }
  }
  const standard = weights ?? Object.fromEntries(strata.map((stratum) => [stratum, count(null, stratum).known]))
  const whole = Object.values(standard).reduce((sum, weight) => sum + weight, 0)
  const groups = [...new Set(units.flatMap((unit) => unit.groups))].sort()
  return new Map(
    groups.map((group) => {
      const counted = strata.map((stratum) => ({ stratum, all: count(null, stratum), own: count(group, stratum) }))
      const leftOut = units.filter((unit) => unit.stratum === null && unit.groups.includes(group)).length
      const total = { yes: 0, known: 0, leftOut, expected: 0 }
      for (const { own, all } of counted) {
        total.yes += own.yes
        total.known += own.known
        total.expected += own.known * (all.yes / all.known)
      }
      return [group, { ...total, direct: directly(counted, standard, whole) }] as const
    }),
  )
}

interface Counted {
  readonly stratum: string
  readonly own: { readonly yes: number; readonly known: number }
}

function directly(counted: readonly Counted[], standard: Readonly<Record<string, number>>, whole: number) {
  const ownOf = new Map(counted.map(({ stratum, own }) => [stratum, own]))
  const sum = { value: 0, below: 0, above: 0 }
  for (const [stratum, weight] of Object.entries(standard)) {
    const own = ownOf.get(stratum)
    if (!own || own.known === 0) return null
    const [share, p] = [weight / whole, own.yes / own.known]
    const [lower, upper] = wilson(own.yes, own.known)
    sum.value += share * p
    sum.below += (share * (p - lower)) ** 2
    sum.above += (share * (upper - p)) ** 2
  }
  const { value, below, above } = sum
  return { value, lower: Math.max(0, value - Math.sqrt(below)), upper: Math.min(1, value + Math.sqrt(above)) }
}
