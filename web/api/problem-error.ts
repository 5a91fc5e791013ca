import type { Problem } from '#analytics/contract/problem.js'

/** An answer that is not one: what the server says is wrong, or that no server was reached (status 0). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.detail, options)
  }

  /** Nothing is published yet: the first export is running. */
  get isBeforeFirstSnapshot(): boolean {
    return this.problem.status === 503
  }

  get isUnreachable(): boolean {
    return this.problem.status === 0
  }

  /** The question is good but for the snapshot it asks of, which the strip above every screen says, with the way back. */
  get isOfNoSnapshot(): boolean {
    const { errors = [] } = this.problem
    return errors.length > 0 && errors.every(({ field }) => field === 'asOf')
  }

  /** What was asked for is for another role, or for whoever signs in. */
  get isClosed(): boolean {
    return /\/(?:sign-in|other-role)-needed$/.test(this.problem.type)
  }

  /** The session is over; the server has taken the cookie back, and answers the public from now on. */
  get isSignedOut(): boolean {
    return this.problem.type.endsWith('/session-ended')
  }

  /** Asking again may help; a bad or refused question stays one. */
  get isPassing(): boolean {
    return this.problem.status === 0 || this.problem.status === 429 || this.problem.status >= 500
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && 'detail' in body && 'status' in body

/** The problem in a response that failed; one is made up where a proxy between answered in its own words. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return new ApiProblem(body)
  const { status, statusText } = response
  return new ApiProblem({
    type: 'about:blank',
    title: statusText || `HTTP ${status}`,
    status,
    detail: `The server answered with status ${status} and no further word.`,
  })
}

export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem(
    { type: 'about:blank', title: 'Not reached', status: 0, detail: 'The server could not be reached.' },
    { cause },
  )
