import { z } from 'zod'
import { grantedRoles } from '../identity/granted-roles.js'
import { duration } from './durations.js'

const loopback = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:\/|$)/

/** What is told over plain HTTP everybody on the way can read and change, but for this machine itself. */
const address = (example: string) =>
  z.string().refine((text) => URL.canParse(text) && (/^https:\/\//.test(text) || loopback.test(text)), {
    error: `expected an address that begins with https://, such as ${example}`,
  })

/** Algorithms that prove who signed. The symmetric ones would take a public key for a shared secret; `none` takes all. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const

const oneOf = (values: readonly string[]) => ({ error: `expected one of ${values.join(', ')}` })

/** OpenID Connect: any provider that has a discovery document at its issuer's address. */
export const oidcSettings = z.strictObject({
  issuer: address('https://login.example.org/realms/imaging'),
  clientId: z.string().min(1),
  /** Left out for a client without a secret, which PKCE alone protects. */
  clientSecret: z
    .string()
    .regex(/^(?:env|file):.+$/)
    .optional(),
  /** How the button names it. */
  name: z.string().min(1).max(60).optional(),
  /** Of the bearer tokens of programs; without it only people sign in, by browser. */
  audience: z.string().min(1).optional(),
  scope: z.string().min(1).default('openid profile'),
  /** Where in the claims the roles are; dots lead inside, such as `realm_access.roles`. */
  rolesClaim: z.string().min(1).default('roles'),
  /** By value of that claim: the role here. Who has several has the last of researcher, manager, operator. */
  roles: z
    .record(z.string(), z.enum(grantedRoles, oneOf(grantedRoles)))
    .refine((roles) => Object.keys(roles).length > 0, { error: 'expected at least one value with a role' }),
  algorithms: z
    .array(z.enum(algorithms, oneOf(algorithms)))
    .min(1)
    .default(['RS256', 'PS256', 'ES256', 'EdDSA']),
})
export type OidcSettings = Readonly<z.infer<typeof oidcSettings>>

export const sessionSettings = z.strictObject({
  idle: duration.prefault('30m'),
  longest: duration.prefault('8h'),
  renew: duration.prefault('10m'),
})

/** Who may ask for more than the public. */
export const identitySettings = z.strictObject({
  /** By which browsers know this server where a proxy with TLS stands before it. */
  publicUrl: address('https://topogram.example.org').optional(),
  sessions: sessionSettings.prefault({}),
  oidc: oidcSettings.optional(),
})
export type IdentitySettings = Readonly<z.infer<typeof identitySettings>>
