import { z } from 'zod'
import { requireRules } from './check-thresholds.js'
import { identitySettings, oidcSettings, sessionSettings } from './identity-schema.js'
import { httpSettings, limitKeys, questionSettings } from './http-schema.js'
import { name, settingsOf, source } from './source-schemas.js'
import { timeZone } from './time-zone.js'

const policy = (threshold: number) => z.strictObject({ threshold: z.int().min(1).default(threshold) })

const snapshots = z.strictObject({ keep: z.int().min(1).default(30) })

const exports = z.strictObject({
  maxRejectedShare: z.number().min(0).max(1).default(0.2),
  /** Fewer than this share of the last snapshot's patients stops an export. */
  minRemainingShare: z.number().min(0).max(1).default(0.5),
  /** By rule: the share of records that may fail before its check is told. */
  checks: z.record(z.string(), z.number().min(0).max(1)).superRefine(requireRules).default({}),
  /** Texts of sources that look like a name, a number or a date of somebody, and identify nobody. */
  allowedTexts: z.array(z.string().min(1)).default([]),
  /** Of runs without a snapshot that is still kept. */
  keepRuns: z.int().min(10).default(1000),
})

const notifications = z.strictObject({
  /** Receives a JSON message by POST; the address may hold a secret, so it can be a reference. */
  webhook: z
    .string()
    .regex(/^(?:https?:\/\/|env:|file:).+$/, 'expected an address, env:NAME or file:PATH')
    .optional(),
})

/** A population that patients are compared with: a CSV file with the columns attribute, value and count. */
const reference = z.strictObject({
  name,
  label: z.string().min(1).max(200),
  file: z.string().min(1),
  source: z.string().min(1).max(1_000),
  /** The year or the day its figures are of. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected a year or a date such as "2020" or 2020-04-01')
    .optional(),
})

export const configuration = z.strictObject({
  timeZone: timeZone.default('UTC'),
  pseudonymKey: z
    .string()
    .regex(/^(?:env|file):.+$/)
    .optional(),
  sources: z
    .array(source)
    .min(1)
    .prefault([{ name: 'demo', kind: 'synthetic' }]),
  snapshots: snapshots.prefault({}),
  exports: exports.prefault({}),
  notifications: notifications.prefault({}),
  references: z.array(reference).max(100).default([]),
  identity: identitySettings.prefault({}),
  http: httpSettings.prefault({}),
  questions: questionSettings.prefault({}),
  disclosure: z.strictObject({ public: policy(11).prefault({}), researcher: policy(5).prefault({}) }).prefault({}),
})

/** The configuration as parsed. Paths are as written: relative to the file they stand in. */
export type Settings = z.infer<typeof configuration>
export type SourceSettings = Settings['sources'][number]

/** Every key by the place it may stand at, to find the nearest to a misspelt one. */
export function keysAt(path: readonly PropertyKey[], kind: unknown): readonly string[] {
  const [first, second, third] = path
  if (first === undefined) return Object.keys(configuration.shape)
  if (first === 'sources') return third === 'freshness' ? ['run', 'data'] : settingsOf(kind)
  if (first === 'disclosure') return second === undefined ? ['public', 'researcher'] : ['threshold']
  if (first === 'identity') return identityKeys(second)
  if (first === 'http' || first === 'questions') return limitKeys(first, second)
  if (first === 'snapshots') return Object.keys(snapshots.shape)
  if (first === 'notifications') return Object.keys(notifications.shape)
  if (first === 'references') return Object.keys(reference.shape)
  return first === 'exports' && second === undefined ? Object.keys(exports.shape) : []
}

function identityKeys(part: PropertyKey | undefined): readonly string[] {
  if (part === undefined) return Object.keys(identitySettings.shape)
  if (part === 'oidc') return Object.keys(oidcSettings.shape)
  return part === 'sessions' ? Object.keys(sessionSettings.shape) : []
}
