import { compare, type Miss } from './compare.js'
import { informational } from './informational.js'
import type { OracleMethod } from './method.js'
import type { OracleFile } from './oracle-file.js'

export interface CaseOutcome {
  readonly id: string
  readonly misses: readonly Miss[]
  readonly worst: number
}

/** Put each case of a file to its method. What the method throws is a miss of that case. */
export function outcomeOf(
  { cases, notes, tolerance }: OracleFile,
  { number, answer, tolerances = {} }: OracleMethod,
): CaseOutcome[] {
  return cases.map(({ id, input, expected }) => {
    const ruleOf = (path: string) => (informational[number]?.includes(path) ? 'skip' : (tolerances[path] ?? tolerance))
    try {
      return { id: String(id), ...compare(expected, answer(input, { notes }), ruleOf) }
    } catch (error) {
      return { id: String(id), misses: [{ path: '', expected, got: error }], worst: Infinity }
    }
  })
}

export const methodOf = (file: OracleFile, methods: readonly OracleMethod[]): OracleMethod | undefined =>
  methods.find(({ number }) => file.name.startsWith(`${number}-`))
