import { ConnectorError } from '../connector.js'
import type { Call, StreamAnswer } from '../fetching/call.js'
import { discarded, requiredType } from '../fetching/refusal.js'
import type { Remote } from '../fetching/remote.js'

/** A commons does not offer this, or not to this caller. */
export class NotOffered extends ConnectorError {
  constructor(
    readonly status: number,
    what: string,
  ) {
    super(`${what}: the server answered ${status}`)
  }
}

/**
 * The answer in JSON to a call that a commons may refuse.
 *
 * @throws NotOffered where it refuses twice: a single refusal may be a gateway's
 */
export async function offered(remote: Remote, call: Call, refusals: readonly number[]): Promise<StreamAnswer> {
  for (let refused = 1; ; refused += 1) {
    const answer = await remote.stream({ ...call, accept: 'application/json', accepts: refusals })
    if (!refusals.includes(answer.status)) {
      await requiredType(answer, 'application/json')
      return answer
    }
    await discarded(answer)
    if (refused > 1) throw new NotOffered(answer.status, answer.what)
  }
}
