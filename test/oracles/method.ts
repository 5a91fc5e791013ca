import type { Rule } from './compare.js'

/** How the cases of one oracle file are put to the library. */
export interface OracleMethod {
  /** The number that the file's name begins with. */
  readonly number: string
  /** What the library says of the input of a case, under the names of the file. */
  readonly answer: (input: unknown, context: OracleContext) => unknown
  /** Values with a tolerance of their own, and those given for information only, as the file's notes say. By path. */
  readonly rules?: Readonly<Record<string, Rule>>
}

export interface OracleContext {
  /** Notes of the file. */
  readonly notes: readonly string[]
}
