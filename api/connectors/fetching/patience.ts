import { ConnectorError } from '../connector.js'
import { waitBefore } from './backoff.js'
import { Transient } from './failure.js'
import type { FetchPolicy } from './policy.js'
import type { World } from './world.js'

/** When to try again. What one request is told of when to come back holds for all: it is the same server. */
export class Patience {
  private quietUntil = 0

  constructor(
    private readonly policy: FetchPolicy,
    private readonly world: World,
  ) {}

  /** Wait until the server wants to be asked. */
  async turn(signal: AbortSignal): Promise<void> {
    const wait = this.quietUntil - this.world.now()
    if (wait > 0) await this.world.sleep(wait, signal)
  }

  /** Wait after a failure until it is time to try again. @throws where trying again is of no use, or was often enough */
  async after(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    const { attempts, backoff, maxRetryAfter } = this.policy
    if (!(error instanceof Transient)) throw error
    const { message, retryAfter, cause } = error
    if (retryAfter !== null && retryAfter > maxRetryAfter) {
      const minutes = Math.ceil(retryAfter / 60_000)
      throw new ConnectorError(`${message}, and asks to come back in ${minutes} minutes; the next run will`, { cause })
    }
    if (failures >= attempts) throw new ConnectorError(`${message}; tried ${attempts} times`, { cause })
    if (retryAfter !== null) this.quietUntil = Math.max(this.quietUntil, this.world.now() + retryAfter)
    await this.world.sleep(waitBefore(failures, backoff, this.world.random(), retryAfter), signal)
  }
}
