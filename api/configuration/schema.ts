import { z } from 'zod'

/** Kinds of repository that this version reads. */
export const sourceKinds = ['synthetic', 'files'] as const
/** Kinds that the design names and that a later version reads. */
export const laterKinds = ['gen3', 'dicomweb', 'nbia', 'idc']

const common = {
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      'expected lower-case letters, digits and hyphens, starting with a letter or digit',
    ),
  schedule: z.string().optional(),
  enabled: z.boolean().default(true),
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
    paths: z.union([z.string().transform((path) => [path]), z.array(z.string()).min(1)]),
    preset: z.string().optional(),
    mapping: z.string().optional(),
  })
  .refine(({ preset, mapping }) => (preset === undefined) !== (mapping === undefined), {
    error: 'expected either preset: NAME or mapping: FILE, and not both',
  })

const timeZone = z.string().refine(isTimeZone, {
  error: ({ input }) => `expected a time zone such as UTC or America/Chicago, got ${JSON.stringify(input)}`,
})

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const policy = (threshold: number) => z.strictObject({ threshold: z.int().min(1).default(threshold) })

export const configuration = z.strictObject({
  timeZone: timeZone.default('UTC'),
  pseudonymKey: z
    .string()
    .regex(/^(?:env|file):.+$/)
    .optional(),
  sources: z
    .array(z.discriminatedUnion('kind', [synthetic, files]))
    .min(1)
    .default([{ name: 'demo', kind: 'synthetic', enabled: true, studies: 30_000, seed: 1, dirt: false }]),
  snapshots: z.strictObject({ keep: z.int().min(1).default(30) }).prefault({}),
  exports: z.strictObject({ maxRejectedShare: z.number().min(0).max(1).default(0.2) }).prefault({}),
  disclosure: z.strictObject({ public: policy(11).prefault({}), researcher: policy(5).prefault({}) }).prefault({}),
})

/** The configuration as parsed. Paths are as written: relative to the file they stand in. */
export type Settings = z.infer<typeof configuration>
export type SourceSettings = Settings['sources'][number]

/** Every key by the place it may stand at, to find the nearest to a misspelt one. */
export function keysAt(path: readonly PropertyKey[], kind: unknown): readonly string[] {
  const [first, second] = path
  if (first === undefined) return Object.keys(configuration.shape)
  if (first === 'sources') return Object.keys(kind === 'files' ? files.shape : synthetic.shape)
  if (first === 'disclosure') return second === undefined ? ['public', 'researcher'] : ['threshold']
  if (first === 'snapshots') return ['keep']
  return first === 'exports' ? ['maxRejectedShare'] : []
}
