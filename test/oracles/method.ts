import type { Tolerance } from './oracle-file.js'

/** How the cases of one oracle file are put to the library. */
export interface OracleMethod {
  /** The number that the file's name begins with. */
  readonly number: string
  /** What the library says of the input of a case, under the names of the file. */
  readonly answer: (input: unknown, context: OracleContext) => unknown
  /** Values with a tolerance of their own, as the file's notes say. By path. */
  readonly tolerances?: Readonly<Record<string, Tolerance>>
}

export interface OracleContext {
  /** Notes of the file. */
  readonly notes: readonly string[]
}
