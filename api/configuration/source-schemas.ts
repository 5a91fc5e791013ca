import { z } from 'zod'
import { duration } from './durations.js'
import { schedule } from './schedules.js'
import { timeZone } from './time-zone.js'

export const name = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'expected lower-case letters, digits and hyphens, starting with a letter or digit',
  )

/** What every source may say of itself. */
const common = {
  name,
  /** When it is exported; without it only by hand. */
  schedule: schedule.optional(),
  /** Of its schedule; without it that of the installation. */
  timeZone: timeZone.optional(),
  enabled: z.boolean().default(true),
  /** Beyond these it is stale: the age of its last good run, and of its newest contribution. */
  freshness: z.strictObject({ run: duration.optional(), data: duration.optional() }).prefault({}),
}

const webAddress = z
  .url({ protocol: /^https?$/, error: 'expected an address that begins with https:// or http://' })
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'expected an address without a user name or password, got one with them: give them by their own settings',
  })
  .refine((text) => !/[?#]/.test(text), { error: 'expected an address without ? and #, got one with them' })

/** A file on this machine, relative to the configuration. */
const filePath = z.string('expected a path').min(1, 'expected a path, got ""')

/** Where a secret stands, never the secret. */
const secret = z.string().regex(/^(?:env|file):.+$/)

/** How a server is read; what is left out is as api/connectors/fetching/ has it. */
const fetching = {
  concurrency: z.int().min(1).max(16).optional(),
  /** Of its silence: before an answer begins, and between two parts of it. */
  timeout: duration.optional(),
  /** A run that receives more than this stops. */
  maxGigabytes: z.number().positive().max(10_000).optional(),
  maxRecords: z.int().min(1).optional(),
}

const synthetic = z.strictObject({
  ...common,
  kind: z.literal('synthetic'),
  studies: z.int().min(1).max(100_000_000).default(30_000),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  dirt: z.boolean().default(false),
})

const files = z
  .strictObject({
    ...common,
    kind: z.literal('files'),
    paths: z.preprocess(
      (given) => (typeof given === 'string' ? [given] : given),
      z.array(filePath, 'expected a path or a list of paths').min(1, 'expected at least 1 entry, got []'),
    ),
    preset: z.string().min(1).optional(),
    mapping: filePath.optional(),
  })
  .refine(({ preset, mapping }) => (preset === undefined) !== (mapping === undefined), {
    error: 'expected either preset: NAME or mapping: FILE, and not both',
  })

const gen3 = z.strictObject({
  ...common,
  ...fetching,
  kind: z.literal('gen3'),
  url: webAddress,
  /** The API key as the portal gives it, in JSON; without it the source is read anonymously. */
  credentials: secret.optional(),
  /** Projects to read, as `program-code`; without them all that are visible. */
  projects: z.array(z.string().min(1)).min(1).optional(),
})

const dicomweb = z
  .strictObject({
    ...common,
    ...fetching,
    kind: z.literal('dicomweb'),
    url: webAddress,
    username: z.string().optional(),
    password: secret.optional(),
    token: secret.optional(),
    /** Whether the archive moved the dates of its studies to hide them. */
    shiftedDates: z.boolean().default(false),
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    error: 'expected username: and password: together',
  })
  .refine(({ username, token }) => username === undefined || token === undefined, {
    error: 'expected either username: and password:, or token:, and not both',
  })

const nbia = z.strictObject({
  ...common,
  ...fetching,
  kind: z.literal('nbia'),
  url: webAddress.default('https://nbia.cancerimagingarchive.net/nbia-api/services/v4'),
  /** Collections to read; without them all. */
  collections: z.array(z.string().min(1)).min(1).optional(),
})

const idc = z.strictObject({
  ...common,
  ...fetching,
  kind: z.literal('idc'),
  /** The Parquet index: an address, or a path relative to the configuration. */
  index: filePath
    .refine((text) => !/^[a-z][a-z\d+.-]+:\/\//i.test(text) || /^https?:\/\//.test(text), {
      error: 'expected an address that begins with https:// or http://, or a path',
    })
    .default('https://storage.googleapis.com/idc-index-data-artifacts/current/release_artifacts/idc_index.parquet'),
  collections: z.array(z.string().min(1)).min(1).optional(),
  /** When each version of IDC was released; the index has the number of a version only. */
  releases: z
    .record(
      z.string().regex(/^\d{1,3}$/, 'expected the number of a version, such as 24'),
      z.iso.date({ error: 'expected a day such as 2026-05-08' }),
    )
    .default({}),
})

const kinds = [synthetic, files, gen3, dicomweb, nbia, idc] as const

export const source = z.discriminatedUnion('kind', kinds)

/** Kinds of repository that can be read. */
export const sourceKinds: readonly string[] = kinds.map(({ shape }) => shape.kind.value)

/** The settings a source of a kind may have; of an unknown kind, those that all have. */
export const settingsOf = (kind: unknown): readonly string[] =>
  Object.keys(kinds.find(({ shape }) => shape.kind.value === kind)?.shape ?? { ...common, kind: '' })
