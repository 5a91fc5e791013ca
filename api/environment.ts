import { resolve } from 'node:path'
import { z } from 'zod'

/** The environment as parsed: paths are absolute. */
export interface Environment {
  readonly home: string
  readonly configurationFile: string
  /** Whether TOPOGRAM_CONFIG names it: then it must be there. */
  readonly configurationNamed: boolean
  readonly host: string
  readonly port: number
}

/** Variables or options that cannot be started with, one clear line each. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

const variables = z.object({
  TOPOGRAM_HOME: z.string().min(1, 'expected a folder').default('var'),
  TOPOGRAM_CONFIG: z.string().min(1, 'expected a file').optional(),
  HOST: z
    .string()
    .regex(loopback, {
      error: ({ input }) =>
        `expected a loopback address such as 127.0.0.1, got "${String(input)}": the protection of the public ` +
        'is not complete in this version, so it does not listen to other machines',
    })
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: ({ input }) => `expected a port number from 0 to 65535, got "${String(input)}"` })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'expected a port number from 0 to 65535' })
    .default(3000),
})

/** @throws EnvironmentError naming every variable that is wrong */
export function environment(given: Readonly<Record<string, string | undefined>>, folder: string): Environment {
  // A variable that is set to nothing is not set.
  const parsed = variables.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  }
  const { TOPOGRAM_HOME, TOPOGRAM_CONFIG, HOST, PORT } = parsed.data
  return {
    home: resolve(folder, TOPOGRAM_HOME),
    configurationFile: resolve(folder, TOPOGRAM_CONFIG ?? 'topogram.yaml'),
    configurationNamed: TOPOGRAM_CONFIG !== undefined,
    host: HOST,
    port: PORT,
  }
}
