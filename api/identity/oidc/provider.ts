import * as client from 'openid-client'
import type { OidcSettings } from '#api/configuration/identity-schema.js'
import { secretOf } from '#api/configuration/secret.js'

/** The provider of identities cannot be asked: who somebody is cannot be told, which is not the same as nobody. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway'
}

/** In seconds. */
const patience = 10

/** What a client authenticates by: as the provider's document says, and as every provider must know (RFC 6749, 2.3.1). */
function authenticationBy(secret: string | null): client.ClientAuth {
  if (secret === null) return client.None()
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const by = methods.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost
    by(secret)(server, ...rest)
  }
}

/** The provider as its discovery document describes it, read when it is first needed: a server starts without it. */
export class Provider {
  private found: Promise<client.Configuration> | null = null
  private readonly secret: string | null

  /** @throws SecretError where the client's secret is not where its reference says */
  constructor(
    readonly settings: OidcSettings,
    folder: string,
  ) {
    const { clientSecret } = settings
    this.secret = clientSecret === undefined ? null : secretOf(clientSecret, 'identity: oidc: clientSecret', folder)
  }

  /** @throws ProviderAway; asked again the next time */
  async configuration(): Promise<client.Configuration> {
    this.found ??= this.discover()
    try {
      return await this.found
    } catch (cause) {
      this.found = null
      throw new ProviderAway('the provider of identities cannot be reached; try again in a minute', { cause })
    }
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId } = this.settings
    // Plain HTTP is configured for a provider on this machine only; the schema sees to that. Nothing else allows it, and
    // its author marks it deprecated so that nobody takes it unawares, not because it will go.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above: marked to be noticed, and here it is meant
    const insecure = issuer.startsWith('http://') ? [client.allowInsecureRequests] : []
    const metadata = this.secret === null ? {} : { client_secret: this.secret }
    return client.discovery(new URL(issuer), clientId, metadata, authenticationBy(this.secret), {
      // An ID token is checked by its signature, too, not only by the connection it came by.
      ...{ execute: [...insecure, client.enableNonRepudiationChecks], timeout: patience },
    })
  }
}
