import { Agent, request, type Dispatcher } from 'undici'
import { ConnectorError } from '../connector.js'
import { retryAfterOf, waitBefore } from './backoff.js'
import { held, unpacked, type Allowance } from './body.js'
import {
  bodyOf,
  discarded,
  tooPatient,
  type Answer,
  type Call,
  type JsonAnswer,
  type Sending,
  type StreamAnswer,
} from './call.js'
import { connectionFailure, Transient } from './failure.js'
import type { FetchPolicy } from './policy.js'
import { redirected } from './redirect.js'
import { parseJson, requireType } from './content.js'
import { realWorld, type World } from './world.js'

/** Headers that prove who asks. `isRefused`: those given before were not accepted. */
export type Authorise = (isRefused: boolean, signal: AbortSignal) => Promise<Readonly<Record<string, string>>>

export interface RemoteOptions {
  readonly base: string
  /** The source's name, for messages. */
  readonly source: string
  readonly policy: FetchPolicy
  readonly authorise?: Authorise
  readonly world?: World
}

/** Statuses that may pass. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504])

/** Somebody else's server, read with patience and within limits. TLS is verified, always. */
export class Remote {
  readonly base: URL
  requests = 0
  private readonly agent: Agent
  private readonly allowance: Allowance
  private readonly world: World

  constructor(private readonly options: RemoteOptions) {
    const { base, source, policy, world } = options
    this.base = new URL(base.endsWith('/') ? base : `${base}/`)
    if (this.base.username !== '' || this.base.password !== '') {
      throw new ConnectorError(`${source}: the address holds a user name or password; give them by their own settings`)
    }
    this.world = world ?? realWorld
    this.allowance = { received: 0, most: policy.maxBytes }
    this.agent = new Agent({
      connections: policy.concurrency,
      headersTimeout: policy.firstByte,
      bodyTimeout: policy.silence,
      connect: { timeout: policy.connect },
    })
  }

  /** Bytes received so far, unpacked. */
  get bytes(): number {
    return this.allowance.received
  }

  /** An answer in JSON, held whole. @throws ConnectorError */
  json(call: Call): Promise<JsonAnswer> {
    return this.retrying(call.signal, async () => {
      const answer = await this.once({ accept: 'application/json', ...call })
      const bytes = await held(answer.body, this.options.policy.maxHeldBytes, answer.what)
      return { ...answer, value: parseJson(answer, bytes) }
    })
  }

  /** An answer in text, held whole. @throws ConnectorError */
  text(call: Call): Promise<Answer & { readonly text: string }> {
    return this.retrying(call.signal, async () => {
      const answer = await this.once(call)
      const bytes = await held(answer.body, this.options.policy.maxHeldBytes, answer.what)
      return { ...answer, text: bytes.toString('utf8') }
    })
  }

  /**
   * An answer whose body comes piece by piece. It is tried again until it begins; a body that breaks off later throws
   * Transient, and is tried again by who calls it within `retrying`.
   */
  stream(call: Call, type?: string): Promise<StreamAnswer> {
    return this.retrying(call.signal, async () => {
      const answer = await this.once(call)
      if (type !== undefined) requireType(answer, type)
      return answer
    })
  }

  /**
   * Do something that may fail in passing, and again after a while. A ConnectorError ends it at once.
   *
   * @throws ConnectorError with the last failure, and how often it was tried
   */
  async retrying<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    for (let number = 1; ; number += 1) {
      try {
        signal.throwIfAborted()
        return await attempt()
      } catch (error) {
        await this.patience(error, number, signal)
      }
    }
  }

  /** Wait after a failure until it is time to try again. @throws where trying again is of no use, or was often enough */
  async patience(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    const { attempts, backoff, maxRetryAfter } = this.options.policy
    if (!(error instanceof Transient)) throw error
    if (error.retryAfter !== null && error.retryAfter > maxRetryAfter) throw tooPatient(error)
    if (failures >= attempts) throw new ConnectorError(`${error.message}; tried ${attempts} times`, { cause: error })
    await this.world.sleep(waitBefore(failures, backoff, this.world.random(), error.retryAfter), signal)
  }

  close(): Promise<void> {
    return this.agent.destroy()
  }

  private async once(call: Call): Promise<StreamAnswer> {
    const first = await this.asked(call, false)
    if (first.status !== 401 && first.status !== 403) return this.accepted(first)
    if (this.options.authorise === undefined) return this.accepted(first)
    await discarded(first)
    return this.accepted(await this.asked(call, true))
  }

  private async accepted(answer: StreamAnswer): Promise<StreamAnswer> {
    const { status, headers, what } = answer
    if (status < 300) return answer
    await discarded(answer)
    const told = `${what}: the server answered ${status}`
    if (passing.has(status)) {
      throw new Transient(told, retryAfterOf(headers['retry-after']?.toString(), this.world.now()))
    }
    if (status === 401 || status === 403) {
      throw new ConnectorError(`${told}: it does not accept who asks; check the credentials of ${this.options.source}`)
    }
    throw new ConnectorError(told)
  }

  private async asked(call: Call, isRefused: boolean): Promise<StreamAnswer> {
    const { method = 'GET', signal, accept } = call
    let url = this.urlOf(call)
    const what = `${this.options.source}: ${method} ${url.pathname}`
    const own = (await this.options.authorise?.(isRefused, signal)) ?? {}
    const [body, contentType] = bodyOf(call)
    const headers = {
      'accept-encoding': 'gzip, br, deflate',
      ...(accept === undefined ? {} : { accept }),
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...call.headers,
      ...own,
    }
    for (let hops = 0; ; hops += 1) {
      const response = await this.sent(url, { method, headers, body, signal }, what)
      const next = redirected(url, response, this.base, what, hops)
      if (next === null) return this.answer(response, what, signal)
      await response.body.dump()
      url = next
    }
  }

  private async sent(url: URL, sending: Sending, what: string): Promise<Dispatcher.ResponseData> {
    this.requests += 1
    try {
      return await request(url, { ...sending, dispatcher: this.agent })
    } catch (error) {
      if (sending.signal.aborted) throw sending.signal.reason
      throw connectionFailure(what, error)
    }
  }

  private answer({ statusCode, headers, body }: Dispatcher.ResponseData, what: string, signal: AbortSignal) {
    const length = Number(headers['content-length'] ?? NaN)
    const of = { what, encoding: headers['content-encoding']?.toString(), length: Number.isNaN(length) ? null : length }
    return { status: statusCode, headers, what, body: unpacked(body, this.allowance, { ...of, signal }) }
  }

  private urlOf({ path, query = {} }: Call): URL {
    const url = new URL(path, this.base)
    if (url.origin !== this.base.origin) {
      throw new ConnectorError(
        `${this.options.source}: ${url.host} is not the server of this source, ${this.base.host}`,
      )
    }
    for (const [name, values] of Object.entries(query)) {
      for (const value of [values].flat()) url.searchParams.append(name, value)
    }
    return url
  }
}
