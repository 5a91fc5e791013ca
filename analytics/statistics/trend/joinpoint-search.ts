import { dot } from '../linear-algebra/dot.js'
import { leastSquares } from '../linear-algebra/least-squares.js'
import type { LogPoints } from './joinpoint-model.js'

export interface JoinpointRules {
  /** The most joinpoints that are tried, 0 to 5. */
  readonly maxJoinpoints: number
  /** At least as many periods lie before the first joinpoint, and after the last; 1 or more. */
  readonly minAtEnds: number
  /** At least as many periods lie between two joinpoints. */
  readonly minBetween: number
}

const most = 5
/** A few tenths of a second. */
const mostPlacements = 1e6

/**
 * The joinpoints with the least sum of squares, of each number of them, by trying every placement that the rules allow
 * and that leaves a degree of freedom.
 *
 * A knot that is taken is swept out of the products of all knots with each other, so that a placement costs one division
 * and not a fit. Of placements as good as each other the first in time is taken.
 *
 * @returns a list of joinpoints for each number of them, from none on
 * @throws RangeError where the rules are out of bounds or allow more than a million placements
 * @example bestJoinpoints({ times, logs, weights }, { maxJoinpoints: 1, minAtEnds: 2, minBetween: 2 }) // [[], [7]]
 */
export function bestJoinpoints(points: LogPoints, rules: JoinpointRules): number[][] {
  check(rules)
  const { times } = points
  const candidates = times.slice(rules.minAtEnds, times.length - rules.minAtEnds)
  const best: number[][] = [[]]
  for (let knots = 1; knots <= rules.maxJoinpoints && times.length > 2 * knots + 2; knots += 1) {
    const room = candidates.length - (knots - 1) * rules.minBetween
    if (room < knots) break
    if (combinations(room, knots) > mostPlacements) {
      throw new RangeError(`expected at most ${mostPlacements} placements, got more for ${knots} joinpoints`)
    }
    const found = search(products(points, candidates), knots, rules.minBetween)
    best.push(found.indices.flatMap((index) => candidates.slice(index, index + 1)))
  }
  return best
}

function check({ maxJoinpoints, minAtEnds, minBetween }: JoinpointRules): void {
  const isWhole = [maxJoinpoints, minAtEnds, minBetween].every(Number.isInteger)
  if (!(isWhole && maxJoinpoints >= 0 && maxJoinpoints <= most && minAtEnds >= 1 && minBetween >= 0)) {
    throw new RangeError(
      `expected 0 to ${most} joinpoints, 1 or more periods at the ends and 0 or more between, ` +
        `got ${maxJoinpoints}, ${minAtEnds} and ${minBetween}`,
    )
  }
}

/** The number of ways to take `taken` of `size`. */
function combinations(size: number, taken: number): number {
  let ways = 1
  for (let i = 0; i < taken; i += 1) ways = (ways * (size - i)) / (i + 1)
  return ways
}

/** The products of the knots with each other and with the response, what a line explains taken out of both. */
interface Products {
  readonly knots: readonly (readonly number[])[]
  readonly response: readonly number[]
  /** Of knots by themselves before any was taken: what rounding is measured by. */
  readonly sizes: readonly number[]
}

function products({ times, logs, weights }: LogPoints, candidates: readonly number[]): Products {
  const line = [times.map(() => 1), times]
  const aside = (values: readonly number[]): number[] => {
    const [intercept = 0, slope = 0] = leastSquares(line, values, weights)?.coefficients ?? []
    return values.map((value, i) => Math.sqrt(weights[i] ?? 0) * (value - intercept - slope * (times[i] ?? 0)))
  }
  const bends = candidates.map((knot) => aside(times.map((time) => Math.max(0, time - knot))))
  const response = aside(logs)
  const knots = bends.map((bend) => bends.map((other) => dot(bend, other)))
  return { knots, response: bends.map((bend) => dot(bend, response)), sizes: knots.map((row, i) => row[i] ?? 0) }
}

interface Found {
  readonly indices: readonly number[]
  readonly explained: number
}

const rounding = 1e-12

/** The placement that explains most; knots from `first` on are still free. */
function search(given: Products, knots: number, minBetween: number, first = 0): Found {
  let best: Found = { indices: [], explained: -Infinity }
  const last = given.response.length - (knots - 1) * (minBetween + 1)
  for (let knot = first; knot < last; knot += 1) {
    const own = given.knots[knot]?.[knot] ?? 0
    // A bend that those taken already make explains nothing more.
    const isNew = own > rounding * (given.sizes[knot] ?? 0)
    const alone = isNew ? (given.response[knot] ?? 0) ** 2 / own : 0
    const next = knot + minBetween + 1
    const rest = knots === 1 ? none : search(sweep(given, knot, next), knots - 1, minBetween, next)
    const explained = alone + rest.explained
    if (explained > best.explained) best = { indices: [knot, ...rest.indices], explained }
  }
  return best
}

const none: Found = { indices: [], explained: 0 }

/** The products once a knot is taken, for the knots from `first` on. */
function sweep({ knots, response, sizes }: Products, taken: number, first: number): Products {
  const row = knots[taken] ?? []
  const own = row[taken] ?? 0
  return {
    knots: knots.map((products, i) => {
      if (i < first) return []
      const share = (row[i] ?? 0) / own
      return products.map((product, j) => (j < i ? product : product - share * (row[j] ?? 0)))
    }),
    response: response.map((product, i) => (i < first ? 0 : product - ((row[i] ?? 0) / own) * (response[taken] ?? 0))),
    sizes,
  }
}
