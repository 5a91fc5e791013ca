import { STATUS_CODES } from 'node:http'
import { HttpException } from '@nestjs/common'
import { BadQuestion } from '#analytics/question/bad-question.js'
import type { Problem } from '#analytics/contract/problem.js'
import { NoSnapshot, UnknownSnapshot } from '#api/snapshots/as-of.js'

const types = 'https://topogram.invalid/problems'

/** The path is there, the method is not. */
export class MethodNotAllowed extends Error {
  override readonly name = 'MethodNotAllowed'
  constructor(
    method: string,
    readonly allowed: readonly string[],
  ) {
    super(`${method} cannot be asked of this address; it takes ${allowed.join(', ')}`)
  }
}

/** Errors whose message was written for whoever asked: their type, status and title. */
const byName: ReadonlyMap<string, readonly [type: string, status: number, title: string]> = new Map([
  ['MethodNotAllowed', ['method-not-allowed', 405, 'Not with this method']],
  ['MisdirectedRequest', ['misdirected', 421, 'Not a name of this server']],
  ['BadCredentials', ['bad-credentials', 401, 'Not known here']],
  ['SessionEnded', ['session-ended', 401, 'Signed out']],
  ['SignInNeeded', ['sign-in-needed', 401, 'Not for the public']],
  ['NoRole', ['no-role', 403, 'No role here']],
  ['ProviderAway', ['provider-away', 503, 'Nobody can be recognised now']],
  ['OtherRoleNeeded', ['other-role-needed', 403, 'For another role']],
  ['TooManyRequests', ['too-many-requests', 429, 'Too many requests']],
  ['TooBusy', ['too-busy', 503, 'Too many questions at once']],
  ['TookTooLong', ['took-too-long', 504, 'The question took too long']],
  ['ClientLeft', ['client-left', 499, 'Nobody waits for the answer']],
  ['UnknownRun', ['unknown-run', 404, 'No such run']],
  ['UnknownSource', ['unknown-source', 404, 'No such source can be exported']],
  ['NotNow', ['not-now', 409, 'Not while things are as they are']],
  ['LaunchFailed', ['launch-failed', 500, 'The export did not begin']],
])

/** What a client is asked for that was not let in (RFC 6750, 3); null where nobody was kept out for want of it. */
export function challengeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'SignInNeeded') return 'Bearer realm="topogram"'
  return error.name === 'BadCredentials' || error.name === 'SessionEnded'
    ? 'Bearer realm="topogram", error="invalid_token"'
    : null
}

/** The problem an error becomes on the wire; null for our own mistakes, of which nothing is told. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof BadQuestion) {
    return {
      type: `${types}/bad-question`,
      title: 'The question cannot be answered as asked',
      status: 400,
      detail: error.message,
      errors: error.errors,
    }
  }
  if (error instanceof UnknownSnapshot) {
    return {
      type: `${types}/unknown-snapshot`,
      title: 'No such snapshot is kept',
      status: 400,
      detail: error.message,
      errors: [{ field: error.field, message: error.why, allowed: error.kept }],
    }
  }
  if (error instanceof NoSnapshot) {
    const { title } = error
    return { type: `${types}/no-snapshot`, title, status: 503, detail: error.message }
  }
  const told = error instanceof Error ? byName.get(error.name) : undefined
  if (told && error instanceof Error) {
    const [type, status, title] = told
    return { type: `${types}/${type}`, title, status, detail: error.message }
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    return plainProblem(error.getStatus(), error.message)
  }
  return fromFastify(error)
}

/** Fastify's own refusals, such as a path that does not decode, carry a status and a safe message. */
function fromFastify(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return null
  if (error.statusCode < 400 || error.statusCode >= 500) return null
  return plainProblem(error.statusCode, error.message)
}

/** Refusals that others word for whoever wrote the server, in words for whoever asks it. */
const inOurWords: ReadonlyMap<number, string> = new Map([
  [413, 'the body is larger than 64 kB'],
  [415, 'expected a JSON body, with the header Content-Type: application/json'],
])

/** A problem that its status tells whole (RFC 9457, 4.2.1). */
export const plainProblem = (status: number, detail: string): Problem => ({
  ...{ type: 'about:blank', title: STATUS_CODES[status] ?? 'Refused', status },
  detail: inOurWords.get(status) ?? detail,
})
