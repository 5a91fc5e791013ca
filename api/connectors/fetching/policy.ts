/** How somebody else's server is read: patiently, and within limits. Times in milliseconds, sizes in bytes. */
export interface FetchPolicy {
  /** Requests at once. */
  readonly concurrency: number
  readonly attempts: number
  readonly backoff: { readonly base: number; readonly cap: number }
  /** A server that asks for more patience than this is left alone until the next run. */
  readonly maxRetryAfter: number
  readonly connect: number
  /** Until an answer begins: a server may be silent for minutes before one huge body. */
  readonly firstByte: number
  /** Between two parts of an answer. */
  readonly silence: number
  /** Of a run, as unpacked. */
  readonly maxBytes: number
  /** Of one answer that is held in memory whole. */
  readonly maxHeldBytes: number
}

const minute = 60_000
const gigabyte = 1024 ** 3

const usual: FetchPolicy = {
  concurrency: 4,
  attempts: 6,
  backoff: { base: 500, cap: minute },
  maxRetryAfter: 15 * minute,
  connect: 10_000,
  firstByte: 5 * minute,
  silence: minute,
  maxBytes: 50 * gigabyte,
  maxHeldBytes: 256 * 1024 ** 2,
}

/** What a source's settings say of how it is read. */
export interface FetchSettings {
  readonly concurrency?: number | undefined
  readonly timeout?: number | undefined
  readonly maxGigabytes?: number | undefined
}

export const fetchPolicy = ({ concurrency, timeout, maxGigabytes }: FetchSettings = {}): FetchPolicy => ({
  ...usual,
  ...(concurrency === undefined ? {} : { concurrency }),
  ...(timeout === undefined ? {} : { firstByte: timeout, silence: timeout }),
  ...(maxGigabytes === undefined ? {} : { maxBytes: maxGigabytes * gigabyte }),
})
