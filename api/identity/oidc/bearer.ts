import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose'
import { BadCredentials } from '../refusal.js'
import { ProviderAway, type Provider } from './provider.js'

/** Clocks of two machines may differ by this, in seconds. */
const tolerance = 30

/** How long a set of keys is taken as it is, and after an unknown key not fetched again, in milliseconds. */
const keys = { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 5_000 }

/**
 * Bearer tokens of programs: signed by a key of the provider with an algorithm of the list, from its issuer, for our
 * audience, not over. An algorithm that is not on the list is not looked at, so neither `none` nor a public key taken for
 * a shared secret gets anywhere.
 *
 * RFC 8725 (JWT best current practices), 3.1, 3.8, 3.9.
 */
export class Bearer {
  private keySet: ReturnType<typeof createRemoteJWKSet> | null = null

  constructor(
    private readonly provider: Provider,
    private readonly audience: string,
  ) {}

  /** @throws BadCredentials saying what is wrong with it; ProviderAway */
  async claims(token: string, now: Date): Promise<JWTPayload & { readonly sub: string }> {
    const { issuer, jwks_uri: address } = (await this.provider.configuration()).serverMetadata()
    if (address === undefined) throw new BadCredentials('the provider of identities publishes no keys')
    this.keySet ??= createRemoteJWKSet(new URL(address), keys)
    try {
      const { payload } = await jwtVerify(token, this.keySet, {
        ...{ issuer, audience: this.audience, algorithms: this.provider.settings.algorithms },
        ...{ clockTolerance: tolerance, currentDate: now, requiredClaims: ['exp', 'iat', 'sub'] },
      })
      // Made for a browser's sign-in, whose nonce it repeats; a page that has it must not become a program.
      if (payload['nonce'] !== undefined) throw new BadCredentials('this is an ID token; send an access token')
      return { ...payload, sub: payload.sub ?? '' }
    } catch (error) {
      throw refused(error)
    }
  }
}

/** Faults of a token. Anything else went wrong while the keys were fetched. */
const faults = [
  ...[errors.JWTInvalid, errors.JWSInvalid, errors.JWSSignatureVerificationFailed, errors.JOSEAlgNotAllowed],
  ...[errors.JOSENotSupported, errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys],
]

function refused(error: unknown): Error {
  if (error instanceof BadCredentials) return error
  if (error instanceof errors.JWTExpired) return new BadCredentials('this token has expired', { cause: error })
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new BadCredentials(`this token is not for here: its claim "${error.claim}" is not as it must be`, {
      cause: error,
    })
  }
  if (faults.some((fault) => error instanceof fault)) {
    return new BadCredentials('this token was not signed by a key and an algorithm that count here', { cause: error })
  }
  return new ProviderAway('the keys of the provider of identities cannot be read; try again in a minute', {
    cause: error,
  })
}
