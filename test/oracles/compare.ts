import type { Tolerance } from './oracle-file.js'

/** A value that is not the expected one. */
export interface Miss {
  readonly path: string
  readonly expected: unknown
  readonly got: unknown
}

export interface Comparison {
  readonly misses: readonly Miss[]
  /** The largest error, over what the tolerance allows there: at most 1 where there is no miss. */
  readonly worst: number
}

/** How a value of this name is compared: `skip` where it is given for information only. */
export type Rule = Tolerance | 'skip'

/**
 * Compare what was got with what is expected, value by value; what was got may hold more. `null` is "not defined" and
 * must be that. NaN is never right.
 *
 * @param ruleOf by the dotted path of a value, without the places in lists
 */
export function compare(expected: unknown, got: unknown, ruleOf: (path: string) => Rule): Comparison {
  const misses: Miss[] = []
  let worst = 0
  const visit = (wanted: unknown, found: unknown, path: string, name: string): void => {
    const rule = ruleOf(name)
    if (rule === 'skip') return
    const miss = () => misses.push({ path, expected: wanted, got: found })
    if (Array.isArray(wanted)) {
      if (!Array.isArray(found) || found.length !== wanted.length) miss()
      else wanted.forEach((each, i) => visit(each, found[i], `${path}[${i}]`, name))
    } else if (typeof wanted === 'object' && wanted !== null) {
      if (typeof found !== 'object' || found === null) miss()
      else for (const [key, each] of Object.entries(wanted)) visitField(each, found, key, path, name)
    } else if (typeof wanted === 'number') {
      const error = errorOverTolerance(wanted, found, rule)
      worst = Math.max(worst, error)
      if (!(error <= 1)) miss()
    } else if (found !== wanted) miss()
  }
  const visitField = (wanted: unknown, found: object, key: string, path: string, name: string): void => {
    const value: unknown = Object.entries(found).find(([other]) => other === key)?.[1]
    visit(wanted, value, `${path}.${key}`, name === '' ? key : `${name}.${key}`)
  }
  visit(expected, got, '', '')
  return { misses, worst }
}

function errorOverTolerance(wanted: number, found: unknown, { absolute, relative }: Tolerance): number {
  if (typeof found !== 'number' || Number.isNaN(found)) return Infinity
  const error = Math.abs(found - wanted)
  if (error === 0) return 0
  return error / (absolute + relative * Math.abs(wanted))
}
