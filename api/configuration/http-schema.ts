import { isIP } from 'node:net'
import { z } from 'zod'

const requests = z.union([z.literal('off'), z.int().min(1)], {
  error: 'expected how many requests a minute a client may make, or off',
})

const rateLimit = z.strictObject({
  /** By address: who does not sign in has no other name. */
  public: requests.default(3_000),
  /** By token or person, wherever they are. */
  researcher: requests.default(6_000),
  manager: requests.default(6_000),
  operator: requests.default(6_000),
  /** With a token or a session that is none, by address: who guesses is soon not listened to at all. */
  badCredentials: requests.default(60),
})

/** An address, or as many as its first bits leave open. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  return family !== 0 && isLength && rest.length === 0
}

const network = z
  .string()
  .refine(isNetwork, { error: 'expected the address of a proxy such as 127.0.0.1, or a network such as 10.1.0.0/16' })

/** Of the log of who asked what. */
const audit = z.strictObject({
  /** A file of this size is put aside. */
  megabytes: z.number().positive().max(1_000).default(10),
  /** Files that are kept. */
  files: z.int().min(1).max(1_000).default(20),
})

export const httpSettings = z.strictObject({
  /** Whose word is taken for where a request comes from, and for https: of nobody. */
  trustProxy: z.array(network).default([]),
  rateLimit: rateLimit.prefault({}),
  audit: audit.prefault({}),
})

const seconds = z.strictObject({
  public: z.number().positive().max(3_600).default(10),
  others: z.number().positive().max(3_600).default(60),
})

/** What questions may take of the machine. */
export const questionSettings = z.strictObject({
  /** Node reads files in four threads, and statements run in the same. */
  parallel: z.int().min(1).max(3).default(2),
  waiting: z.int().min(0).max(10_000).default(50),
  seconds: seconds.prefault({}),
  /** Of each open snapshot; what does not fit goes to disk. */
  memory: z
    .string()
    .regex(/^[1-9]\d*(?:MB|GB)$/, 'expected a size such as 600MB or 2GB')
    .default('1GB'),
  /** Of each statement; left out: as many as the machine has. */
  threads: z.int().min(1).max(256).optional(),
})

/** The keys that can stand in a part of these settings, to find the nearest to a misspelt one. */
export function limitKeys(first: 'http' | 'questions', second: PropertyKey | undefined): readonly string[] {
  if (second === 'rateLimit') return Object.keys(rateLimit.shape)
  if (second === 'audit') return Object.keys(audit.shape)
  if (second === 'seconds') return Object.keys(seconds.shape)
  if (second !== undefined) return []
  return Object.keys(first === 'http' ? httpSettings.shape : questionSettings.shape)
}

export type HttpSettings = Readonly<z.infer<typeof httpSettings>>
