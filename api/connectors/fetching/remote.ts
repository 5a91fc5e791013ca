import { request, type Dispatcher } from 'undici'
import { ConnectorError } from '../connector.js'
import { baseOf, urlOf } from './address.js'
import { retryAfterOf } from './backoff.js'
import { held, unpacked, type Allowance } from './body.js'
import { sendingOf, type Call, type JsonAnswer, type Sending, type StreamAnswer, type TextAnswer } from './call.js'
import { parseJson } from './content.js'
import { connectionsTo } from './dispatcher.js'
import { connectionFailure, Transient } from './failure.js'
import { Patience } from './patience.js'
import type { FetchPolicy } from './policy.js'
import { isRedirect, redirected, sentOn } from './redirect.js'
import { discarded, requiredType, wordsOf } from './refusal.js'
import { requestName } from './request-name.js'
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
  private readonly connections: Dispatcher
  private readonly allowance: Allowance
  private readonly world: World
  private readonly waiting: Patience
  private proof: Readonly<Record<string, string>> = {}

  constructor(private readonly options: RemoteOptions) {
    const { base, source, policy, world } = options
    this.base = baseOf(base, source)
    this.world = world ?? realWorld
    this.waiting = new Patience(policy, this.world)
    this.allowance = { received: 0, most: policy.maxBytes }
    this.connections = connectionsTo(source, policy)
  }

  /** Bytes received so far, unpacked. */
  get bytes(): number {
    return this.allowance.received
  }

  /** An answer in JSON, held whole. @throws ConnectorError */
  json(call: Call): Promise<JsonAnswer> {
    return this.retrying(call.signal, async () => {
      const { body, ...answer } = await this.once({ accept: 'application/json', ...call })
      const bytes = await held(body, this.options.policy.maxHeldBytes, answer.what)
      return { ...answer, value: parseJson(answer, bytes, call.mayBeEmpty) }
    })
  }

  /** An answer in text, held whole. @throws ConnectorError */
  text(call: Call): Promise<TextAnswer> {
    return this.retrying(call.signal, async () => {
      const { body, ...answer } = await this.once(call)
      const bytes = await held(body, this.options.policy.maxHeldBytes, answer.what)
      return { ...answer, text: bytes.toString('utf8') }
    })
  }

  /**
   * An answer whose body comes piece by piece. It is tried again until it begins; a body that breaks off later throws
   * Transient, and is tried again by who calls it within `retrying`. It takes one of the connections until it is read.
   */
  stream(call: Call, type?: string): Promise<StreamAnswer> {
    return this.retrying(call.signal, async () => {
      const answer = await this.once(call)
      if (type !== undefined) await requiredType(answer, type)
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
  patience(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    return this.waiting.after(error, failures, signal)
  }

  close(): Promise<void> {
    return this.connections.destroy()
  }

  private async once(call: Call): Promise<StreamAnswer> {
    const first = await this.asked(call, false)
    const isRefused = first.status === 401 || first.status === 403
    if (!isRefused || this.options.authorise === undefined) return this.accepted(first, call)
    await discarded(first)
    return this.accepted(await this.asked(call, true), call)
  }

  private async accepted(answer: StreamAnswer, call: Call): Promise<StreamAnswer> {
    const { status, headers, what } = answer
    const isConditional = call.ifNoneMatch !== undefined || call.ifModifiedSince !== undefined
    if (status < 300 || (status === 304 && isConditional) || call.accepts?.includes(status)) return answer
    const told = `${what}: the server answered ${status}${await wordsOf(answer, call, this.proof)}`
    if (passing.has(status)) {
      throw new Transient(told, retryAfterOf(headers['retry-after']?.toString(), this.world.now()))
    }
    const { source } = this.options
    if (status === 404) throw new ConnectorError(`${told}: is the address of ${source} right?`)
    if (status !== 401 && status !== 403) throw new ConnectorError(told)
    throw new ConnectorError(`${told}: it does not accept who asks; check the credentials of ${source}`)
  }

  private async asked(call: Call, isRefused: boolean): Promise<StreamAnswer> {
    const { source, authorise } = this.options
    let url = urlOf(call, this.base, source)
    const what = requestName(source, call.method ?? 'GET', url)
    await this.waiting.turn(call.signal)
    this.proof = (await authorise?.(isRefused, call.signal)) ?? {}
    let sending = sendingOf(call, this.proof)
    for (let hops = 0; ; hops += 1) {
      const response = await this.sent(url, sending, what)
      if (!isRedirect(response)) return this.answer(response, what, call.signal)
      await response.body.dump()
      url = redirected(url, response, this.base, what, hops)
      sending = sentOn(sending, response.statusCode)
    }
  }

  private async sent(url: URL, sending: Sending, what: string): Promise<Dispatcher.ResponseData> {
    this.requests += 1
    try {
      return await request(url, { ...sending, dispatcher: this.connections })
    } catch (error) {
      if (sending.signal.aborted) throw sending.signal.reason
      throw connectionFailure(what, error)
    }
  }

  private answer({ statusCode, headers, body }: Dispatcher.ResponseData, what: string, signal: AbortSignal) {
    const length = Number(headers['content-length'] ?? NaN)
    const of = {
      encoding: headers['content-encoding']?.toString(),
      length: Number.isNaN(length) || statusCode === 304 ? null : length,
      window: this.options.policy.firstByte,
      now: () => this.world.now(),
    }
    return { status: statusCode, headers, what, body: unpacked(body, this.allowance, { ...of, what, signal }) }
  }
}
