import fc from 'fast-check'
import { described, wordsOf } from './description.js'
import { judged } from './judge.js'
import { residentMegabytes } from './memory.js'
import { fuzzRequests, type FuzzRequest } from './requests.js'
import { Sender } from './send.js'

export interface FuzzOptions {
  readonly url: string
  readonly pid: number
  readonly requests: number
  readonly seed: number
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly onProgress?: (sent: number, megabytes: number) => void
}

/** A request whose answer was not as it must be. */
export interface Finding {
  readonly request: FuzzRequest
  readonly wrong: readonly string[]
  readonly text: string
}

export interface FuzzReport {
  readonly sent: number
  /** How many answers had which status. */
  readonly statuses: ReadonlyMap<number, number>
  readonly findings: readonly Finding[]
  /** Of the server, measured after every part of the requests. */
  readonly megabytes: readonly number[]
  /** By operation: how many requests there were. */
  readonly seconds: number
}

/** As many as a browser would have, and a few. */
const connections = 8

/** Send generated requests over everything a server describes. The same seed sends the same. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { url, pid, requests, seed, credentials, onProgress } = options
  const known = { operations: await described(url), ...(await wordsOf(url)), callers: Object.keys(credentials) }
  const sender = new Sender(url, credentials, connections)
  const [statuses, findings, megabytes] = [new Map<number, number>(), new Array<Finding>(), new Array<number>()]
  const begun = performance.now()
  const one = async (request: FuzzRequest) => {
    const { status, wrong, text } = await answered(sender, request)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (wrong.length > 0) findings.push({ request, wrong, text: text.slice(0, 500) })
  }
  const part = Math.max(50, Math.floor(requests / 60))
  for (let sent = 0; sent < requests; sent += part) {
    const numRuns = Math.min(part, requests - sent)
    const queue = fc.sample(fuzzRequests(known), { numRuns, seed: seed + sent })
    const rest = queue.values()
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (const request of rest) await one(request)
      }),
    )
    megabytes.push(residentMegabytes(pid))
    onProgress?.(sent + numRuns, megabytes.at(-1) ?? 0)
    // It has ended: the findings tell at which request.
    if (megabytes.at(-1) === 0) break
  }
  sender.close()
  return { sent: requests, statuses, findings, megabytes, seconds: (performance.now() - begun) / 1000 }
}

async function answered(sender: Sender, request: FuzzRequest) {
  try {
    const answer = await sender.send(request)
    return { status: answer.status, wrong: judged(request, answer), text: answer.text }
  } catch (error) {
    return { status: 0, wrong: [error instanceof Error ? error.message : String(error)], text: '' }
  }
}
