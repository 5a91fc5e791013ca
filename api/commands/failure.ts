import { BadQuestion } from '#analytics/question/bad-question.js'
import { errorCode } from '#api/error-code.js'
import { UnknownSnapshot } from '#api/snapshots/as-of.js'
import { systemFailure } from '#api/system-failure.js'

/** How a command ended: 0 well, 1 a failure, 2 a bad question or option, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130

export interface Failure {
  readonly exitCode: ExitCode
  readonly lines: readonly string[]
}

/** A bad option or argument of a command. */
export class BadOption extends Error {
  override readonly name = 'BadOption'
}

/** Errors whose message was written for the person at the keyboard. */
const foreseen = new Set([
  'BadOption',
  'BadPort',
  'ConfigurationError',
  'ConnectorError',
  'DamagedHome',
  'EnvironmentError',
  'ExportRejected',
  'ForbiddenField',
  'HomeBusy',
  'IdentifyingContent',
  'HomeError',
  'NoSnapshot',
  'PseudonymKeyError',
  'SecretError',
  'UnknownSource',
])

/** What to tell of an error, and the exit code. A mistake of ours keeps its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof BadQuestion) return { exitCode: 2, lines: error.errors.map(badField) }
  if (!(error instanceof Error)) return { exitCode: 1, lines: [String(error)] }
  if (error.name === 'AbortError') return { exitCode: 130, lines: ['interrupted; nothing was published'] }
  if (error instanceof UnknownSnapshot) return { exitCode: 2, lines: [error.message] }
  const exitCode = error.name === 'BadOption' || error.name === 'UnknownSource' ? 2 : 1
  if (foreseen.has(error.name)) return { exitCode, lines: [error.message, ...cause(error)] }
  return { exitCode: 1, lines: [systemFailure(error) ?? error.stack ?? error.message] }
}

function badField({ field, message, allowed }: BadQuestion['errors'][number]): string {
  return `${field}: ${message}${allowed ? `; allowed are ${allowed.join(', ')}` : ''}`
}

const cause = ({ cause }: Error): readonly string[] =>
  cause instanceof Error && errorCode(cause) === null ? [`  ${cause.message}`] : []
